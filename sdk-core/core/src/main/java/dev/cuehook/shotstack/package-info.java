/**
 * Shotstack: its events and the renders, assets, sources and renditions they are about.
 *
 * @see <a href="https://shotstack.io/docs/guide/architecting-an-application/webhooks">Shotstack: Webhooks</a>
 */
@NullMarked
package dev.cuehook.shotstack;

import org.jspecify.annotations.NullMarked;
