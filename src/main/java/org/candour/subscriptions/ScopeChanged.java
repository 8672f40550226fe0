package org.candour.subscriptions;

import java.util.List;

/** A subscription covers other services from now on: {@code before} and {@code after} are the tops of its scope. */
public record ScopeChanged(long subscription, List<Long> before, List<Long> after) {}
