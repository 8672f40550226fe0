package org.candour.launch;

import org.candour.demo.Demo;
import org.candour.demo.DemoMark;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the terminal says once the site answers. */
@Component
class StartGreeting {

  private final Environment environment;
  private final DemoMark demo;
  private final JdbcClient sql;

  StartGreeting(Environment environment, DemoMark demo, JdbcClient sql) {
    this.sql = sql;
    this.environment = environment;
    this.demo = demo;
  }

  void print(long milliseconds) {
    String address = "http://localhost:" + environment.getProperty("server.port");
    StringBuilder text = new StringBuilder("\nCandour is at ").append(address)
        .append(String.format(java.util.Locale.ROOT, "   (started in %.1f s)%n", milliseconds / 1000.0));
    if (demo.isDemo()) {
      text.append("This is a demo with invented people. Four doors, one click each: ").append(address).append("/demo\n")
          .append("Or sign in with password ").append(Demo.PASSWORD).append(":\n");
      Demo.ACCOUNTS.forEach((who, mail) -> text.append(String.format("  %-34s %s%n", mail, who)));
      text.append("Mail is kept and shown at ").append(address).append("/_dev/mail\n");
    } else if (environment.getProperty("candour.smtp-url") == null) {
      text.append("No CANDOUR_SMTP_URL is set: letters wait in the database until there is one.\n");
    }
    if (!demo.isDemo() && !sql.sql("select exists (select from public_service where kind <> 'platform')")
        .query(Boolean.class).single()) {
      text.append("Next: ./candour operator ADDRESS   a link for the first operator\n")
          .append("      ./candour import            lists the directories of services that can be read\n");
    }
    System.out.print(text);
  }
}
