package dev.cuehook.spring;

import java.util.Map;

/**
 * How the receiver is, in the words of every version of Spring Boot.
 *
 * @param status a status of Boot's, or the application's own
 * @param details what an operator wants to know; no secrets, no messages of exceptions
 */
record ReceiverHealth(String status, Map<String, Object> details) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";
}
