package org.candour.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.Candour;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands of {@code ./candour} that run inside Java: start, import, backup, restore, operator, index. */
public final class Launch {

  private Launch() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command. Gives the exit code: 0 when done, 1 when it could not go on, 2 for a wrong call. */
  static int run(String[] args) {
    List<String> words = new ArrayList<>(List.of(args));
    String command = words.isEmpty() ? "start" : words.removeFirst();
    try {
      return switch (command) {
        case "start" -> start(words);
        case "import", "backup", "restore", "operator", "index" -> Errands.run(command, words);
        default -> {
          System.err.println("candour: there is no command '" + command + "'.");
          yield 2;
        }
      };
    } catch (StartRefused e) {
      System.err.println("candour: " + e.getMessage());
      return 1;
    } catch (RuntimeException e) {
      if (Boolean.getBoolean("candour.trace")) {
        e.printStackTrace();
      }
      System.err.println("candour: " + deepest(e));
      return 1;
    }
  }

  private static int start(List<String> options) {
    long begun = System.nanoTime();
    boolean empty = options.remove("--empty");
    boolean demoWanted = options.remove("--demo");
    if (!options.isEmpty()) {
      System.err.println("candour: start knows --empty and --demo, not " + options);
      return 2;
    }
    HomeFolder home = HomeFolder.fromEnvironment();
    home.prepare();
    home.claim("start");
    Environment outside = new Environment();
    int port = outside.port();
    DatabaseAddress own = DatabaseAddress.fromEnvironment();
    boolean demo = !empty && (demoWanted || own == null);
    outside.properties(port, demo);
    checkPort(outside.bind(demo), port);
    int operation = operationPort(outside, port);
    Postgres postgres = own == null ? new Postgres(home) : null;
    DatabaseAddress address = postgres == null ? Objects.requireNonNull(own) : postgres.start();
    try {
      address.check();
      demo = demoHere(address, demo);
      address.writeDown(home);
      ConfigurableApplicationContext context = open(home, address, port, demo, empty,
          Map.of("management.server.port", operation, "management.server.address", outside.operationBind()));
      context.getBean(StartGreeting.class).print((System.nanoTime() - begun) / 1_000_000);
      Runtime.getRuntime().addShutdownHook(new Thread(new Shutdown(home, context, postgres), "stop"));
      Thread.currentThread().join();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      if (postgres != null) {
        postgres.stop();
      }
      throw e;
    }
  }

  /**
   * Whether this is a demo: a database that was marked as one always is, one that holds a service, a person or a story
   * never becomes one, and an empty one is what was asked for.
   */
  private static boolean demoHere(DatabaseAddress address, boolean asked) {
    return address.asks("select 1 from site_fact where name = 'demo'") || (asked
        && !address.asks("select 1 from staff_person limit 1") && !address.asks("select 1 from public_service limit 1")
        && !address.asks("select 1 from desk_story limit 1"));
  }

  /** Where health and metrics are; nowhere where nobody asked for it and the place is taken. */
  private static int operationPort(Environment outside, int port) {
    int operation = outside.operationPort(port);
    if (operation > 0) {
      try {
        checkPort(outside.operationBind(), operation);
      } catch (StartRefused e) {
        if (outside.operationPortNamed()) {
          throw new StartRefused(String.valueOf(e.getMessage()).replace("CANDOUR_PORT", "CANDOUR_OPERATION_PORT"));
        }
        System.out.println("candour: port " + operation
            + " is in use, so health and metrics are not served; CANDOUR_OPERATION_PORT names another.");
        return -1;
      }
    }
    return operation == 0 ? -1 : operation;
  }

  /** The application as an errand needs it: no web, no recurring work. */
  static ConfigurableApplicationContext openErrand(HomeFolder home, DatabaseAddress address) {
    // An errand shares the server with a site and with other errands. It works with two; an import holds its lock on a
    // third.
    return open(home, address, -1, false, true, Map.of("candour.connections", 3, "candour.reading-connections", 1));
  }

  /** The whole application over this database. */
  private static ConfigurableApplicationContext open(HomeFolder home, DatabaseAddress address, int port, boolean demo,
      boolean empty, Map<String, Object> more) {
    SpringApplication application = new SpringApplication(Candour.class);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    Map<String, Object> properties = properties(home, address, port, demo, empty);
    if (port < 0) {
      application.setWebApplicationType(WebApplicationType.NONE);
      application.setLogStartupInfo(false);
    }
    properties.putAll(more);
    application.setDefaultProperties(properties);
    return application.run();
  }

  /** What the application is told from outside; the test house starts it with the same. */
  static Map<String, Object> properties(HomeFolder home, DatabaseAddress address, int port, boolean demo,
      boolean empty) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", address.url());
    put(properties, "spring.datasource.username", address.user());
    put(properties, "spring.datasource.password", address.password());
    properties.put("candour.home", home.folder().toString());
    properties.put("candour.demo", Boolean.toString(demo));
    properties.put("candour.empty", Boolean.toString(empty));
    // Nowhere, unless a port of its own is given to it.
    properties.put("management.server.port", "-1");
    properties.put("candour.embedded", DatabaseAddress.fromEnvironment() == null);
    // An errand does its one thing; recurring work belongs to the site.
    properties.put("candour.jobs", Boolean.toString(port >= 0));
    properties.put("server.port", Integer.toString(Math.max(port, 0)));
    properties.putAll(new Environment().properties(port, demo));
    return properties;
  }

  private static void put(Map<String, Object> properties, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      properties.put(name, value);
    }
  }

  static void checkPort(String bind, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(bind), port), 1);
    } catch (IOException e) {
      throw new StartRefused("Port " + port + " on " + bind
          + " is in use. Stop what runs there, or start with CANDOUR_PORT=" + (port + 1) + ".");
    }
  }

  private static String deepest(Throwable thrown) {
    Throwable at = thrown;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage()).lines().findFirst().orElse(at.getClass().getSimpleName());
  }
}
