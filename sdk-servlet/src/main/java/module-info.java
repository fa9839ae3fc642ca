/** Receives webhooks in any Jakarta Servlet container. */
module dev.cuehook.servlet {
    requires transitive dev.cuehook.core;
    requires static transitive jakarta.servlet;
    requires static transitive org.jspecify;

    exports dev.cuehook.servlet;
}
