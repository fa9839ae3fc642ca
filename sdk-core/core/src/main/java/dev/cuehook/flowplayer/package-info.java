/**
 * Flowplayer and Wowza Video: their events and the videos, live streams, playlists, transcoders and recordings they
 * are about.
 *
 * @see <a href="https://docs.flowplayer.com/messaging/webhooks">Flowplayer: Webhooks</a>
 * @see <a href="https://developer.wowza.com/docs/wowza-video/reference/webhooks/webhook-event-reference">Wowza Video: Webhook event reference</a>
 */
@NullMarked
package dev.cuehook.flowplayer;

import org.jspecify.annotations.NullMarked;
