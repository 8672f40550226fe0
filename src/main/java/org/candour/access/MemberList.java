package org.candour.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.access.MemberListStore.MemberQuery;
import org.candour.shared.Slice;
import org.springframework.stereotype.Component;

/** The members of a subscription as their colleagues see them. */
@Component
public class MemberList {

  /** How many stand on one page of the list. */
  public static final int PER_PAGE = 50;

  private final MemberListStore store;

  MemberList(MemberListStore store) {
    this.store = store;
  }

  /**
   * A person in a subscription, as colleagues see them.
   *
   * @param person their number
   * @param name as the administrator called them, until they are known; then their own
   * @param address where letters to them go
   * @param jobTitle as it stands in their profile; empty until they are known
   * @param roles ids of the roles that they hold here
   * @param frozen whether they can use no role here for now, by their account or by this subscription
   * @param dead whether letters to them come back
   * @param known whether they saved their profile or chose this subscription since they were added
   */
  public record Member(long person, String name, String address, String jobTitle, List<String> roles, boolean frozen,
      boolean dead, boolean known) {}

  /**
   * A page of the members by name. Who had an account before stands here as the administrator called them, until they
   * have saved their profile or chosen this subscription: typing an address tells nobody whose it is.
   *
   * @param q part of a name or address, or empty
   * @param role only those who hold it, or empty
   */
  public Slice<Member> of(long subscription, String q, String role, int page) {
    return of(subscription, q, true, role, page);
  }

  /** Those of this name, for colleagues who look after nobody: addresses find nothing. */
  public Slice<Member> named(long subscription, String name) {
    return of(subscription, name, false, "", 1);
  }

  private Slice<Member> of(long subscription, String q, boolean addresses, String role, int page) {
    MemberQuery query = new MemberQuery(q, addresses, role);
    return new Slice<>(store.page(subscription, query, page), page, PER_PAGE, store.count(subscription, query));
  }

  /** One of them. */
  public Optional<Member> one(long subscription, long person) {
    return store.one(subscription, person);
  }

  static Member member(ResultSet row, int number) throws SQLException {
    return new Member(row.getLong("person"), row.getString("name"), row.getString("address"),
        row.getString("job_title"), Arrays.asList((String[]) row.getArray("roles").getArray()),
        row.getBoolean("frozen"), row.getBoolean("dead"), row.getBoolean("known"));
  }
}
