package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot go on says so in one line, before anything is begun. */
class StartRefusedTests {

  @TempDir private Path folder;

  @Test
  void aWrongDatabaseAddressIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "x", "secret").check())
        .isInstanceOf(StartRefused.class).hasMessageContaining("cannot be opened").hasMessageNotContaining("secret")
        .message().hasLineCount(1);
  }

  @Test
  void anOldDatabaseIsRefused() {
    assertThatThrownBy(() -> DatabaseAddress.wantVersion(14)).isInstanceOf(StartRefused.class).message().hasLineCount(1)
        .contains("PostgreSQL 14", "needs 15");
    assertThatCode(() -> DatabaseAddress.wantVersion(15)).doesNotThrowAnyException();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    assertThatThrownBy(() -> new HomeFolder(Path.of("/proc/none")).prepare()).isInstanceOf(StartRefused.class).message()
        .hasLineCount(1).contains("/proc/none", "CANDOUR_HOME");
  }

  @Test
  void aFullDiskIsRefused() {
    HomeFolder home = new HomeFolder(folder);
    assertThatThrownBy(() -> home.wantRoom(299L << 20)).isInstanceOf(StartRefused.class).message().hasLineCount(1)
        .contains("299 MB free");
    assertThatCode(() -> home.wantRoom(300L << 20)).doesNotThrowAnyException();
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Launch.checkPort("127.0.0.1", taken.getLocalPort())).isInstanceOf(StartRefused.class)
          .message().hasLineCount(1).contains("Port " + taken.getLocalPort(), "in use", "CANDOUR_PORT");
    }
  }

  @Test
  void oneFolderServesOneProgram() {
    HomeFolder home = new HomeFolder(folder);
    home.prepare();
    home.claim("start");
    assertThatThrownBy(() -> new HomeFolder(folder).claim("start")).isInstanceOf(StartRefused.class).message()
        .hasLineCount(1).contains("already runs from");
  }

  /** The lock is one of the program, not of a variable: the collector once closed it. */
  @Test
  void aFolderStaysClaimedWhateverIsCollected() {
    new HomeFolder(folder).claim("start");
    WeakReference<Object> probe = new WeakReference<>(new Object());
    while (probe.get() != null) {
      System.gc();
    }
    assertThat(new HomeFolder(folder).tryClaim("backup")).isFalse();
    assertThatThrownBy(() -> new HomeFolder(folder).claim("import"))
        .hasMessageContaining("(start, process " + ProcessHandle.current().pid() + ")");
  }

  /** What runs beside the first is let finish before the first takes its database away; nobody comes in meanwhile. */
  @Test
  void whoeverHoldsAFolderWaitsForItsGuests() throws Exception {
    HomeFolder home = new HomeFolder(folder);
    AutoCloseable guest = home.visit().orElseThrow();
    guest.close();
    home.awaitGuests();
    assertThat(home.visit()).isEmpty();
  }

  @Test
  void aWrongEnvironmentIsSaidAtOnceAndNeverRepeatsAPassword() {
    assertThatThrownBy(() -> outside(Map.of("CANDOUR_PORT", "eighty")).port()).isInstanceOf(StartRefused.class)
        .hasMessageContaining("eighty");
    for (String wrong : List.of("stories.example.org", "https://", "https://a.example/path", "ftp://a.example",
        "https://a b.example")) {
      assertThatThrownBy(() -> outside(Map.of("CANDOUR_ADDRESS", wrong)).properties(8080, false)).as(wrong)
          .isInstanceOf(StartRefused.class).message().hasLineCount(1).contains("CANDOUR_ADDRESS");
    }
    for (String wrong : List.of("mail.example.org", "smtp://user:se#cret@mail.example.org",
        "imap://user:secret@mail.example.org", "smtp://")) {
      assertThatThrownBy(() -> outside(Map.of("CANDOUR_SMTP_URL", wrong, "CANDOUR_ADDRESS", "https://a.example"))
          .properties(8080, false)).as(wrong).isInstanceOf(StartRefused.class).message().hasLineCount(1)
          .contains("CANDOUR_SMTP_URL").doesNotContain("secret", "se#cret");
    }
    assertThatThrownBy(() -> outside(Map.of("CANDOUR_SMTP_URL", "smtp://mail.example.org")).properties(8080, false))
        .isInstanceOf(StartRefused.class).hasMessageContaining("CANDOUR_ADDRESS");
    assertThat(outside(Map.of("CANDOUR_ADDRESS", "https://a.example/")).properties(8080, false))
        .containsEntry("candour.address", "https://a.example");
  }

  @Test
  void proxiesAreAddressesOrNetworks() {
    for (String right : List.of("10.0.0.5", "10.0.0.0/8,192.168.1.7", "fd00::/8 ::1")) {
      assertThat(outside(Map.of("CANDOUR_TRUSTED_PROXIES", right)).properties(8080, false)).as(right)
          .containsEntry("server.tomcat.remoteip.internal-proxies", right.replace(' ', ','));
    }
    for (String wrong : List.of("10.0.0.0/99", "proxy.example", "10.0.0", "10.0.0.0/8;1.2.3.4", "dead")) {
      assertThatThrownBy(() -> outside(Map.of("CANDOUR_TRUSTED_PROXIES", wrong)).properties(8080, false)).as(wrong)
          .isInstanceOf(StartRefused.class).message().hasLineCount(1).contains("CANDOUR_TRUSTED_PROXIES", wrong);
    }
  }

  @Test
  void theLogMayBeOfTextOrOfJson() {
    assertThat(outside(Map.of("CANDOUR_LOG", "json")).properties(8080, false))
        .containsEntry("logging.structured.format.console", "ecs");
    assertThatThrownBy(() -> outside(Map.of("CANDOUR_LOG", "xml")).properties(8080, false))
        .isInstanceOf(StartRefused.class).hasMessageContaining("xml");
  }

  private static Environment outside(Map<String, String> environment) {
    return new Environment(environment::get);
  }

  @Test
  void aWrongCallIsToldApartFromAFailure() {
    assertThat(Launch.run(new String[]{"sing"})).isEqualTo(2);
    assertThat(Launch.run(new String[]{"start", "--loud"})).isEqualTo(2);
    assertThat(Launch.run(new String[]{"restore", folder.resolve("none").toString()})).isEqualTo(1);
    assertThat(Launch.run(new String[]{"import", "no-such-format", "x"})).isEqualTo(2);
  }
}
