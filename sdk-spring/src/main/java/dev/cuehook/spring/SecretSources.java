package dev.cuehook.spring;

import dev.cuehook.SecretSource;
import org.springframework.beans.factory.ListableBeanFactory;

/** The application's {@link SecretSource} beans, which endpoints name by {@code secret-source}. */
record SecretSources(ListableBeanFactory beans) {

    SecretSource named(String endpoint, String bean) {
        if (!beans.containsBean(bean)) {
            throw unknown(endpoint, bean, "No bean is called");
        }
        if (!beans.isTypeMatch(bean, SecretSource.class)) {
            throw unknown(endpoint, bean, "No SecretSource is");
        }
        return beans.getBean(bean, SecretSource.class);
    }

    private CuehookConfigurationException unknown(String endpoint, String bean, String found) {
        String[] known = beans.getBeanNamesForType(SecretSource.class);
        return new CuehookConfigurationException(
                "cuehook.endpoints." + endpoint + ".secret-source",
                found + " '" + bean + "'; the application's SecretSource beans are: "
                        + (known.length == 0 ? "none" : String.join(", ", known)) + ".",
                "Name one of them, or declare it.");
    }
}
