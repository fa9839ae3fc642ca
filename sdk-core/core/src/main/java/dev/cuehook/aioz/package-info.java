/**
 * AIOZ Stream: its events and the media they are about.
 *
 * @see <a href="https://aiozstream.network/docs/video-management/webhooks">AIOZ Stream: Webhooks</a>
 */
@NullMarked
package dev.cuehook.aioz;

import org.jspecify.annotations.NullMarked;
