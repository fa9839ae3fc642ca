package dev.cuehook.servlet.container;

/** The containers that every test runs on. */
public enum Containers {
    JETTY {
        @Override
        public Container start(Settings settings, Application application) {
            return new JettyContainer(settings, application);
        }
    },
    TOMCAT {
        @Override
        public Container start(Settings settings, Application application) {
            return new TomcatContainer(settings, application);
        }
    };

    public abstract Container start(Settings settings, Application application);

    /** Starts one with the application at the root. */
    public Container start(Application application) {
        return start(Settings.USUAL, application);
    }
}
