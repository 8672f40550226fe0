package org.candour.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Two power cuts under load in each check; {@code ./candour trial kill} does a hundred. */
class KillTests {

  @Test
  void nothingAcknowledgedIsLostByAKill() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(Trial.kill(2, 5, port, Instance.fromClasses())).isTrue();
  }
}
