package org.candour.shared;

/** A number to call when it cannot wait. */
public record CrisisLine(String number, String name, String about) {}
