package org.candour.mail;

import java.time.Clock;
import java.time.Duration;
import org.candour.jobs.ClusterJob;
import org.candour.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which post: SMTP where an address is set, kept in a demo, and otherwise none, so that letters wait. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailSetup {

  @Bean
  @Nullable
  MailTransport post(MailSettings settings, @Value("${candour.demo:false}") boolean demo, Clock clock,
      ObjectProvider<ReturnProbe> probe) {
    ReturnPath returns = new ReturnPath(settings.returnsTo(), () -> probe.getObject().arrives());
    MailTransport post = settings.smtpUrl() != null
        ? new SmtpTransport(settings.smtpUrl(), returns, clock)
        : demo ? new KeptTransport() : null;
    EmailAddress.beyondAscii(() -> post != null && post.reachesBeyondAscii());
    if (post != null) {
      // Asked now, so that the first form knows.
      post.reachesBeyondAscii();
    }
    return post;
  }

  @Bean
  ClusterJob sendMail(Outbox outbox) {
    return new ClusterJob("mail-send", Duration.ofSeconds(1), outbox::sendDue);
  }

  @Bean
  ClusterJob readReturned(ReturnMailbox returned) {
    return new ClusterJob("mail-returned", Duration.ofMinutes(1), returned::read);
  }

  @Bean
  ClusterJob probeReturns(ReturnProbe probe) {
    return new ClusterJob("mail-return-probe", Duration.ofHours(1), probe::send);
  }

  @Bean
  ClusterJob purgeMail(Outbox outbox) {
    return new ClusterJob("mail-purge", Duration.ofHours(6), outbox::purge);
  }
}
