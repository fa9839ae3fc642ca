package dev.cuehook.spring;

import org.springframework.core.convert.converter.Converter;

/** Keeps a secret that YAML took for a number apart from one that was meant. */
final class NumberToSecretText implements Converter<Number, SecretText> {

    @Override
    public SecretText convert(Number source) {
        return SecretText.number();
    }
}
