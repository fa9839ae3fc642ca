package dev.cuehook.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Starts the application for tests of its {@link dev.cuehook.spring.WebhookListener} methods: no port, deliveries in memory, and
 * handled on the test's thread before {@link TestWebhooks#deliver} or a MockMvc request returns. A {@link TestWebhooks} can be
 * injected, and a {@link org.springframework.test.web.servlet.MockMvc} that knows the endpoints.
 *
 * <pre>{@code
 * @CuehookTest(classes = CatalogListener.class)
 * class CatalogListenerTest {
 *
 *     @Autowired TestWebhooks webhooks;
 *     @MockitoBean Catalog catalog;
 *
 *     @Test
 *     void publishesWhatIsReady() {
 *         webhooks.deliver("fastpix", FastPixSamples.mediaReady().id("m1")).requireHandled();
 *         verify(catalog).publish("m1");
 *     }
 * }
 * }</pre>
 *
 * <p>Endpoints and secrets are those of the application's properties; where they name variables that a test has not, set these
 * by {@link #properties()}.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SpringExtension.class)
@SpringBootTest
@ImportAutoConfiguration
@Import(CuehookTestConfiguration.class)
@TestPropertySource(properties = {"cuehook.inbox.store=memory", "cuehook.handlers.workers=false"})
public @interface CuehookTest {

    /** The beans of a slice, beside Cuehook's own; the whole application unless set. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};

    /** Properties of the test, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
