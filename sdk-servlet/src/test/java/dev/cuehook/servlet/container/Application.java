package dev.cuehook.servlet.container;

import jakarta.servlet.ServletContext;

/** A web application, deployed by the servlet API alone. */
@FunctionalInterface
public interface Application {

    void deploy(ServletContext context);
}
