/**
 * For tests of an application that receives webhooks: {@link dev.cuehook.spring.test.CuehookTest} starts it, {@link
 * dev.cuehook.spring.test.TestWebhooks} delivers to it. Needs {@code cuehook-testing} and {@code spring-boot-starter-test}.
 */
@NullMarked
package dev.cuehook.spring.test;

import org.jspecify.annotations.NullMarked;
