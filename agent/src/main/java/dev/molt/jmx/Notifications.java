package dev.molt.jmx;

import dev.molt.journal.JournalEntry;
import dev.molt.journal.JournalListener;
import dev.molt.journal.Measured;
import dev.molt.journal.Progress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * Tells listeners of steps and ends of upgrades, on a thread of its own: an upgrade waits for nobody.
 *
 * <p>Where listeners are too slow, notifications are thrown away and counted.
 */
final class Notifications extends NotificationBroadcasterSupport implements JournalListener {

    /** A step of an upgrade. */
    static final String PHASE = "dev.molt.phase";

    /** A phase of an upgrade begins or has ended. */
    static final String PROGRESS = "dev.molt.progress";

    /** An upgrade was carried out. */
    static final String INSTALLED = "dev.molt.installed";

    /** An upgrade failed and was undone. */
    static final String UNDONE = "dev.molt.undone";

    /** How many may wait; an upgrade has some tens. */
    static final int ROOM = 1_000;

    private final ObjectName source;
    private final BlockingQueue<Notification> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    Notifications(ObjectName source) {
        super(
                info("A step of an upgrade was done", PHASE),
                info("A phase of an upgrade begins or has ended", PROGRESS),
                info("An upgrade was carried out", INSTALLED),
                info("An upgrade failed and was undone", UNDONE));
        this.source = source;
    }

    private static MBeanNotificationInfo info(String description, String type) {
        return new MBeanNotificationInfo(new String[] {type}, Notification.class.getName(), description);
    }

    /** Starts to tell. */
    void start() {
        Thread thread = new Thread(null, this::send, "molt-notifications", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Notifications.class.getClassLoader());
        thread.start();
    }

    /** How many were thrown away. */
    long dropped() {
        return dropped.get();
    }

    @Override
    public void written(JournalEntry entry, Measured measured) {
        offer(PHASE, entry.step(), millis(entry), data(entry, measured));
        if (entry.step().equals(JournalEntry.END)) {
            offer(entry.outcome().equals("ok") ? INSTALLED : UNDONE, entry.detail(), millis(entry), data(entry, measured));
        }
    }

    @Override
    public void progress(Progress progress) {
        offer(PROGRESS, progress.phase(), System.currentTimeMillis(), data(progress));
    }

    private static long millis(JournalEntry entry) {
        return Instant.parse(entry.time()).toEpochMilli();
    }

    private void offer(String type, String message, long time, Map<String, Object> data) {
        Notification notification = new Notification(type, source, sequence.incrementAndGet(), time, message);
        notification.setUserData(data);
        if (!waiting.offer(notification)) {
            dropped.incrementAndGet();
        }
    }

    /** Of the JDK's own types only. */
    private static Map<String, Object> data(JournalEntry entry, Measured measured) {
        Map<String, Object> data = new HashMap<>();
        data.put("upgrade", entry.upgrade());
        data.put("outcome", entry.outcome());
        data.put("detail", entry.detail());
        data.put("milliseconds", measured.nanoseconds() / 1_000_000);
        return data;
    }

    /** What is not known yet is left out. */
    private static Map<String, Object> data(Progress progress) {
        Map<String, Object> data = new HashMap<>();
        data.put("upgrade", progress.upgrade());
        data.put("began", progress.began());
        data.put("milliseconds", progress.milliseconds());
        data.put("objects", progress.objects());
        data.put("objectsPerSecond", progress.objectsPerSecond());
        data.values().removeIf(Objects::isNull);
        return data;
    }

    private void send() {
        while (true) {
            try {
                sendNotification(waiting.take());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // A listener's own fault, which is to keep nothing from the others.
            }
        }
    }
}
