package dev.cuehook.servlet.container;

/** The containers that every test runs on. */
public enum Containers {
    JETTY {
        @Override
        public Container start(String contextPath, Application application) {
            return new JettyContainer(contextPath, application);
        }
    },
    TOMCAT {
        @Override
        public Container start(String contextPath, Application application) {
            return new TomcatContainer(contextPath, application);
        }
    };

    /** Starts one with the application at this context path; empty for the root. */
    public abstract Container start(String contextPath, Application application);

    /** Starts one with the application at the root. */
    public Container start(Application application) {
        return start("", application);
    }
}
