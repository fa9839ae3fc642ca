package dev.cuehook.quickstart.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.AnnotationMetadata;

/** An application context with the starter's auto-configuration and nothing else. */
final class Boot {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private Boot() {}

    static WebApplicationContextRunner starter() {
        return new WebApplicationContextRunner().withUserConfiguration(Starter.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(AutoConfigurations.class)
    static class Starter {}

    /** By their names, as Spring Boot does it: those whose libraries are not there are passed over before they are loaded. */
    static class AutoConfigurations implements DeferredImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            String[] names = StreamSupport.stream(
                            ImportCandidates.load(AutoConfiguration.class, Boot.class.getClassLoader())
                                    .spliterator(),
                            false)
                    .filter(name -> name.startsWith("dev.cuehook."))
                    .toArray(String[]::new);
            if (names.length == 0) {
                throw new AssertionError("The starter has no auto-configuration.");
            }
            return names;
        }
    }

    /** The same with these properties, and a secret of its own for every placeholder in them. */
    static WebApplicationContextRunner starter(String yaml) {
        List<PropertySource<?>> properties = parse(yaml);
        Map<String, Object> secrets = new TreeMap<>();
        Matcher placeholder = PLACEHOLDER.matcher(yaml);
        while (placeholder.find()) {
            secrets.put(placeholder.group(1), secretCalled(placeholder.group(1)));
        }
        return starter().withInitializer(context -> {
            properties.forEach(context.getEnvironment().getPropertySources()::addLast);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("secrets", secrets));
        });
    }

    private static List<PropertySource<?>> parse(String yaml) {
        try {
            return new YamlPropertySourceLoader()
                    .load("sample", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good as text, as Base64 and as a URL token. */
    private static String secretCalled(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            String hex = String.format("%064x", new BigInteger(1, digest)).substring(0, 48);
            return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
