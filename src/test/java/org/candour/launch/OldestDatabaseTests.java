package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.candour.Browserless;
import org.candour.Candour;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The oldest PostgreSQL that we promise: every migration, the demo's world and the public pages on Debian's 15, where
 * it is installed.
 */
class OldestDatabaseTests {

  private static final Path TOOLS = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir private Path folder;

  @Test
  void theWholeSiteStandsOnPostgreSQL15() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(TOOLS.resolve("initdb")),
        "no PostgreSQL 15 in " + TOOLS + ": nothing was tried on it");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path data = folder.resolve("fifteen");
    Path password = Files.writeString(folder.resolve("password"), "fifteen");
    tool("initdb", "-D", data.toString(), "-U", "candour", "--pwfile=" + password, "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale=C");
    tool("pg_ctl", "-D", data.toString(), "-l", folder.resolve("log").toString(), "-w", "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''", "start");
    try {
      DatabaseAddress address =
          new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "candour", "fifteen");
      address.check();
      HomeFolder home = new HomeFolder(folder.resolve("home"));
      home.prepare();
      SpringApplication application = new SpringApplication(Candour.class);
      application.setRegisterShutdownHook(false);
      Map<String, Object> properties = Launch.properties(home, address, 0, true, false);
      properties.put("server.address", "127.0.0.1");
      application.setDefaultProperties(properties);
      try (ConfigurableApplicationContext site = application.run()) {
        assertThat(site.getBean(JdbcClient.class).sql("show server_version").query(String.class).single())
            .startsWith("15");
        Browserless visitor =
            new Browserless("http://localhost:" + site.getEnvironment().getProperty("local.server.port"));
        for (String page : List.of("/", "/stories?q=ward", "/services?q=fenwick", "/statistics", "/log", "/blog",
            "/levels")) {
          assertThat(visitor.get(page).statusCode()).as(page).isEqualTo(200);
        }
      }
    } finally {
      tool("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
    }
  }

  private void tool(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(TOOLS.resolve(name).toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("tools.log").toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0)
        .as(Files.readString(folder.resolve("tools.log"))).isTrue();
  }
}
