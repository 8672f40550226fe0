package org.candour.directory;

import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What kinds of services there are, in plain words, and what follows from being one. */
@Component
public class ServiceTypes {

  public static final List<String> ROUTES = List.of("public", "advanced");
  public static final List<String> INTERESTS = List.of("regulator", "commissioner", "ombudsman");

  private final ServiceTypeStore store;
  private final Audit audit;

  ServiceTypes(ServiceTypeStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /**
   * One kind.
   *
   * @param kind as services hold it, a code
   * @param name in the language that was asked for, else made of the code
   * @param about what such a service does; may be empty
   * @param moderationRoute {@code public}, or {@code advanced}: the provider sees a story before everybody does
   * @param publicInterest {@code regulator}, {@code commissioner} or {@code ombudsman}, where it is a public-interest
   * body
   * @param revision what a change has to name; 0 where nothing was ever said of this kind
   * @param services how many open services are of this kind, where that was asked for
   */
  public record Type(String kind, String name, String about, String moderationRoute, @Nullable String publicInterest,
      int revision, long services) {}

  /** Every kind that is described or used, in the operator's order. */
  public List<Type> all(String language) {
    return store.all(language);
  }

  /** The kind of a service in plain words; also one that nobody has described. */
  public Type of(String kind, String language) {
    return store.of(kind, language)
        .orElseGet(() -> new Type(kind,
            kind.isEmpty() ? "" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' '), "",
            "public", null, 0, 0));
  }

  /** A kind that is described or that some service has. */
  public Optional<Type> known(String kind, String language) {
    return all(language).stream().filter(t -> t.kind().equals(kind)).findFirst();
  }

  /** Which way stories about this service are moderated. */
  public String moderationRoute(long service) {
    return store.moderationRoute(service).orElse("public");
  }

  /** Describes a kind, new or known. */
  @Transactional
  public void describe(Caller.Person by, Type type, String language) {
    int there = store.insert(type);
    if (there == 0) {
      throw new Stale("type " + type.kind);
    }
    store.insertText(language, type);
    audit.record(by, Audit.Act.of("type-described", "service-type", 0).because(type.kind).fromTo(null,
        type.moderationRoute + (type.publicInterest == null ? "" : " " + type.publicInterest)));
  }
}
