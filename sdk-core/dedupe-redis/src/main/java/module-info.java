/** Remembers in Redis which deliveries were handled on the request's thread. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // Lettuce has an automatic name and no descriptor
module dev.cuehook.dedupe.redis {
    requires transitive dev.cuehook.core;
    requires transitive lettuce.core;
    requires static transitive org.jspecify;

    exports dev.cuehook.dedupe.redis;
}
