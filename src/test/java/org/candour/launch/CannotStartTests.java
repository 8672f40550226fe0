package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot go on says so in one line, before anything is begun. */
class CannotStartTests {

  @TempDir
  private Path folder;

  @Test
  void aWrongDatabaseAddressIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "x", "secret").check())
        .isInstanceOf(CannotStart.class).hasMessageContaining("cannot be opened").hasMessageNotContaining("secret").message().hasLineCount(1);
  }

  @Test
  void anOldDatabaseIsRefused() {
    assertThatThrownBy(() -> DatabaseAddress.wantVersion(14)).isInstanceOf(CannotStart.class).message().hasLineCount(1)
        .contains("PostgreSQL 14", "needs 15");
    assertThatCode(() -> DatabaseAddress.wantVersion(15)).doesNotThrowAnyException();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    assertThatThrownBy(() -> new Home(Path.of("/proc/none")).prepare()).isInstanceOf(CannotStart.class).message().hasLineCount(1)
        .contains("/proc/none", "CANDOUR_HOME");
  }

  @Test
  void aFullDiskIsRefused() {
    Home home = new Home(folder);
    assertThatThrownBy(() -> home.wantRoom(299L << 20)).isInstanceOf(CannotStart.class).message().hasLineCount(1).contains("299 MB free");
    assertThatCode(() -> home.wantRoom(300L << 20)).doesNotThrowAnyException();
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Launch.checkPort("127.0.0.1", taken.getLocalPort())).isInstanceOf(CannotStart.class).message().hasLineCount(1)
          .contains("Port " + taken.getLocalPort(), "in use", "CANDOUR_PORT");
    }
  }

  @Test
  void oneFolderServesOneProgram() {
    Home home = new Home(folder);
    home.prepare();
    home.claim();
    assertThatThrownBy(() -> new Home(folder).claim()).isInstanceOf(CannotStart.class).message().hasLineCount(1).contains("already runs from");
  }

  @Test
  void aWrongCallIsToldApartFromAFailure() {
    assertThat(Launch.run(new String[] {"sing"})).isEqualTo(2);
    assertThat(Launch.run(new String[] {"start", "--loud"})).isEqualTo(2);
    assertThat(Launch.run(new String[] {"restore", folder.resolve("none").toString()})).isEqualTo(1);
    assertThat(Launch.run(new String[] {"import", "no-such-format", "x"})).isEqualTo(2);
  }
}
