package dev.cuehook.quickstart.docs;

import dev.cuehook.aioz.AiozConfirm;
import dev.cuehook.platform.Confirmation;
import dev.cuehook.shotstack.ShotstackConfirm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the platforms' APIs about unsigned deliveries, in Spring Boot. */
@Configuration(proxyBeanMethods = false)
class ConfirmationBeans {

    @Bean // for the endpoint that is called shotstack
    Confirmation shotstackConfirmation(@Value("${SHOTSTACK_API_KEY}") String apiKey) {
        return ShotstackConfirm.withApiKey(apiKey);
    }

    @Bean // for the endpoint that is called aioz
    Confirmation aiozConfirmation(
            @Value("${AIOZ_PUBLIC_KEY}") String publicKey, @Value("${AIOZ_SECRET_KEY}") String secretKey) {
        return AiozConfirm.withKeys(publicKey, secretKey);
    }
}
