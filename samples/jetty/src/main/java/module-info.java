/** A receiver in plain Jetty, as a named module. */
module dev.cuehook.samples.jetty {
    requires dev.cuehook.inbox.jdbc;
    requires dev.cuehook.servlet;
    requires org.eclipse.jetty.ee10.servlet;
    requires org.eclipse.jetty.server;
}
