package org.candour.access;

import java.util.List;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles that there are and what each may do: data, which operators add to. */
@Component
public class Roles {

  private final RoleStore store;
  private final Audit audit;

  Roles(RoleStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /** A role, in the words of one language. */
  public record Role(String id, String name, String about, Set<String> permits) {

    public boolean may(Right right) {
      return permits.contains(right.code());
    }
  }

  /** The roles that administrators give inside a subscription, the least first. */
  public List<Role> ofSubscriptions(String language) {
    return store.ofSubscriptions(language);
  }

  /** What a role inside a subscription can be allowed, in the order of a page. */
  public List<String> permits() {
    return store.permits();
  }

  /** Whether a role of this name is there in this language. */
  public boolean isName(String name, String language) {
    return store.isName(name, language);
  }

  /** Adds a role for subscriptions, after the others. Gives its id. */
  @Transactional
  public String add(Caller by, String name, String about, String language, Set<String> permits) {
    String id = store.insert();
    store.insertText(id, language, name, about);
    allow(id, permits);
    audit.record(by, Audit.Act.of("role-added", "role", 0).fromTo(null,
        id + " " + String.join(",", permits.stream().sorted().toList())));
    return id;
  }

  /** What a role may do from now on. Everybody who holds it may do that at once, and no more. */
  @Transactional
  public void change(Caller by, Role role, Set<String> permits) {
    store.disallow(role);
    allow(role.id, permits);
    audit.record(by,
        Audit.Act.of("role-changed", "role", 0).fromTo(
            role.id + " " + String.join(",", role.permits.stream().sorted().toList()),
            role.id + " " + String.join(",", permits.stream().sorted().toList())));
  }

  private void allow(String role, Set<String> permits) {
    store.allow(permits, role);
  }
}
