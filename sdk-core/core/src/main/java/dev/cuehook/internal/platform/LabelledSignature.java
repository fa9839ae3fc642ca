package dev.cuehook.internal.platform;

/** A decoded signature and the version under which it was sent. */
record LabelledSignature(String label, byte[] bytes) {}
