package org.candour.mail;

import java.time.Clock;
import java.time.Duration;
import org.candour.jobs.Timetable;
import org.candour.shared.Address;
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
  Post post(MailSettings settings, @Value("${candour.demo:false}") boolean demo, Clock clock,
      ObjectProvider<ReturnProbe> probe) {
    ReturnPath returns = new ReturnPath(settings.returnsTo(), () -> probe.getObject().arrives());
    Post post =
        settings.smtpUrl() != null ? new SmtpPost(settings.smtpUrl(), returns, clock) : demo ? new KeptPost() : null;
    Address.beyondAscii(() -> post != null && post.reachesBeyondAscii());
    if (post != null) {
      // Asked now, so that the first form knows.
      post.reachesBeyondAscii();
    }
    return post;
  }

  @Bean
  Timetable sendMail(Outbox outbox) {
    return new Timetable("mail-send", Duration.ofSeconds(1), outbox::sendDue);
  }

  @Bean
  Timetable readReturned(ReturnBox returned) {
    return new Timetable("mail-returned", Duration.ofMinutes(1), returned::read);
  }

  @Bean
  Timetable probeReturns(ReturnProbe probe) {
    return new Timetable("mail-return-probe", Duration.ofHours(1), probe::send);
  }

  @Bean
  Timetable purgeMail(Outbox outbox) {
    return new Timetable("mail-purge", Duration.ofHours(6), outbox::purge);
  }
}
