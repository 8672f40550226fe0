package org.candour.entrance;

import java.util.List;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Guesses at a secret. Only those that were wrong count: each is counted before it is looked at, so that many at once
 * are no way round, and what was right is given back. A device that somebody signed in from has tries of its own, which
 * nobody else can use up.
 */
record AttemptThrottle(Limits limits, List<Key> keys) {

  /** What is counted, and of whom. */
  record Key(Limit limit, String of) {}

  /** At a password of this address, whoever has it. */
  static AttemptThrottle atPassword(Limits limits, String network, String address, @Nullable String device) {
    return new AttemptThrottle(limits,
        device != null
            ? List.of(new Key(Limit.SIGN_IN_DEVICE, device + " " + address))
            : List.of(new Key(Limit.SIGN_IN_NETWORK, network), new Key(Limit.SIGN_IN_ADDRESS, network + " " + address),
                new Key(Limit.SIGN_IN_EVERYWHERE, address)));
  }

  /** At what somebody who is half inside knows besides. */
  static AttemptThrottle atMore(Limits limits, Limit limit, String network, long person, @Nullable String device) {
    return new AttemptThrottle(limits,
        device != null
            ? List.of(new Key(limit, device + " " + person))
            : List.of(new Key(Limit.SIGN_IN_NETWORK, network), new Key(limit, Long.toString(person))));
  }

  /** Whether one more is looked at. */
  boolean may() {
    return keys.stream().allMatch(k -> limits.allow(k.limit, k.of));
  }

  /** It was right. */
  void right() {
    keys.forEach(k -> limits.giveBack(k.limit, k.of));
  }
}
