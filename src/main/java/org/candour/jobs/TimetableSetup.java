package org.candour.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/** Hands every {@link Timetable} to db-scheduler, which keeps it in the database and lets one node pick it. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class TimetableSetup {

  @Bean
  List<RecurringTask<Void>> recurringTasks(ObjectProvider<Timetable> timetables) {
    return timetables.orderedStream()
        .map(t -> Tasks.recurring(t.name(), FixedDelay.of(t.every())).execute((instance, context) -> t.run().run()))
        .toList();
  }
}
