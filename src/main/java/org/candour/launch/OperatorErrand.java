package org.candour.launch;

import java.time.Duration;
import java.util.List;
import org.candour.access.RoleGrants;
import org.candour.audit.Audit;
import org.candour.mail.MailSettings;
import org.candour.mail.Recipient;
import org.candour.mail.ReturnMailbox;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.subscriptions.Features;

/** {@code ./candour operator ADDRESS}: makes somebody an operator and prints a link that works once, for 15 minutes. */
final class OperatorErrand {

  private static final Duration VALID = Duration.ofMinutes(15);

  private OperatorErrand() {}

  static int run(List<String> words) {
    if (words.size() != 1 || !words.getFirst().matches("[^\\s@]+@[^\\s@]+")) {
      System.err.println("candour: operator needs one e-mail address.");
      return 2;
    }
    String address = words.getFirst();
    return ErrandDatabase.with(HomeFolder.fromEnvironment(), "operator", database -> make(database, address));
  }

  /** The same over this database. */
  static int make(DatabaseAddress database, String address) {
    try (ErrandContext house = ErrandContext.over(database, People.class, RoleGrants.class, Features.class, Audit.class,
        Links.class, ReturnMailbox.class, Regions.class)) {
      return make(house, address);
    }
  }

  private static int make(ErrandContext house, String address) {
    People people = house.get(People.class);
    RoleGrants roles = house.get(RoleGrants.class);
    if (roles.clashes(address, "operator")) {
      System.err.println(
          "candour: this address belongs to an organisation, and nobody operates beside that. Use another address.");
      return 2;
    }
    long person = people.byAddress(address).map(PersonAccount::id).orElseGet(() -> people.add(Caller.NOBODY,
        new People.NewPerson(address.substring(0, address.indexOf('@')), address, null, "Operator", "other", "")));
    roles.grant(Caller.NOBODY, person, "operator", "all", "");
    String token = house.get(Links.class).make(Recipient.person(person), "sign-in", "/operate", VALID).token();
    String site = System.getenv("CANDOUR_ADDRESS") != null
        ? house.get(MailSettings.class).address()
        : "http://localhost:" + System.getenv().getOrDefault("CANDOUR_PORT", "8080");
    System.out.println("Open this within 15 minutes; it works once:\n" + site + "/"
        + house.get(Regions.class).first().id() + "/sign-in/link/" + token);
    return 0;
  }
}
