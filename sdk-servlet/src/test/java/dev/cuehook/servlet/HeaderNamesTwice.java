package dev.cuehook.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/** What a careless wrapper makes of header names. */
final class HeaderNamesTwice extends HttpServletRequestWrapper {

    HeaderNamesTwice(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
        List.copyOf(names).forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
        return Collections.enumeration(names);
    }
}
