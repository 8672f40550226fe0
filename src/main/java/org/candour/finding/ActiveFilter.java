package org.candour.finding;

/**
 * A choice that narrows a list.
 *
 * @param name the part of the query
 * @param value what it says
 * @param without the address of the list without this choice
 */
public record ActiveFilter(String name, String value, String without) {}
