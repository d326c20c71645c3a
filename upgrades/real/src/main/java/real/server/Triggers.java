package real.server;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.xml.XMLSchedulingDataProcessor;

/** A Quartz scheduler, whose firings can be waited for. */
public final class Triggers {

    /** By job. */
    private static final Map<JobKey, BlockingQueue<String>> FIRINGS = new ConcurrentHashMap<>();

    private static final long INTERVAL = 50;
    private static final String XML = "<?xml version='1.0'?><!DOCTYPE jobs><job-scheduling-data"
            + " xmlns='http://www.quartz-scheduler.org/xml/JobSchedulingData' version='2.0'/>";

    private Triggers() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "10");
        Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.start();
        Lines.serve(() -> line -> answer(scheduler, line));
    }

    private static String answer(Scheduler scheduler, String line) throws Exception {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "every" -> schedule(scheduler, words[1], SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(INTERVAL).repeatForever());
            case "cron" -> schedule(scheduler, words[1], CronScheduleBuilder.cronSchedule("* * * * * ?"));
            case "next" -> FIRINGS.get(JobKey.jobKey(words[1])).take();
            case "doctype" -> doctype(scheduler);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String schedule(Scheduler scheduler, String name, ScheduleBuilder<?> schedule) throws Exception {
        FIRINGS.put(JobKey.jobKey(name), new LinkedBlockingQueue<>());
        scheduler.scheduleJob(JobBuilder.newJob(Firing.class).withIdentity(name).build(),
                TriggerBuilder.newTrigger().withIdentity(name).withSchedule(schedule).build());
        return "done";
    }

    /** What becomes of a file with a document type: 2.3.2 closes a hole there. */
    private static String doctype(Scheduler scheduler) throws Exception {
        XMLSchedulingDataProcessor processor = new XMLSchedulingDataProcessor(new CascadingClassLoadHelper());
        try {
            processor.processStreamAndScheduleJobs(
                    new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)), "jobs", scheduler);
            return "read";
        } catch (Exception e) {
            return e.toString().contains("DOCTYPE is disallowed") ? "refused" : "read";
        }
    }

    /** Tells when it was due. */
    @DisallowConcurrentExecution
    public static final class Firing implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            FIRINGS.get(context.getJobDetail().getKey()).add("" + context.getScheduledFireTime().getTime());
        }
    }
}
