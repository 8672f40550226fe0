package org.candour.listing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a service hangs when its parent is only named in the row, not described. A parent nobody has described yet
 * becomes a placeholder.
 *
 * @param scheme whose code the parent's is, where it is not the format's
 * @param code the column with the parent's code
 * @param name the column with the parent's name
 * @param named the placeholder's name where there is no such column; {@code {code}} stands for its code
 * @param kind of the placeholder
 * @param organisation whether the placeholder is one by itself; not where nothing is said
 * @param when rows that name a parent; others leave the service where it is
 * @param since the column with the date of joining
 * @param yields a place that another format gave is not taken back
 */
record ParentRule(@Nullable String scheme, String code, @Nullable String name, @Nullable String named,
    ValueMapping kind, @Nullable ValueMapping organisation, @Nullable RowCondition when,
    ServiceRule.@Nullable Day since, boolean yields) {

  ParentRule {
    DirectoryFormat.require(code != null, "a parent needs 'code'");
    DirectoryFormat.require(kind != null, "a parent needs 'kind', for the day it is a placeholder");
  }

  boolean holds(SourceRow row) {
    return when == null || when.holds(row);
  }

  String schemeIn(DirectoryFormat format) {
    return scheme == null ? format.scheme() : scheme;
  }

  String nameIn(SourceRow row) {
    String given = name == null ? "" : row.get(name);
    String code = row.get(this.code);
    return !given.isEmpty() ? given : named == null ? code : named.replace("{code}", code);
  }

  Set<String> columns() {
    Set<String> all = new LinkedHashSet<>(List.of(code));
    all.addAll(name == null ? Set.of() : Set.of(name));
    all.addAll(kind.columns());
    all.addAll(organisation == null ? Set.of() : organisation.columns());
    all.addAll(when == null ? Set.of() : when.columns());
    all.addAll(since == null ? Set.of() : Set.of(since.column()));
    return all;
  }
}
