/**
 * Webhooks in a servlet container: {@link dev.cuehook.servlet.WebhookServlet} receives them for a {@link
 * dev.cuehook.receiver.WebhookReceiver}, {@link dev.cuehook.servlet.WebhookFilter} guards a controller that exists. Neither
 * decides anything by itself; they carry requests to the core and its answers back.
 */
@NullMarked
package dev.cuehook.servlet;

import org.jspecify.annotations.NullMarked;
