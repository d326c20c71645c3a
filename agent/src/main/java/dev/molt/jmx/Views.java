package dev.molt.jmx;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * Reports as management consoles can read them: an MXBean makes composite data of what has getters.
 *
 * <p>On JDK 17 it makes nothing of records; so each view is an interface whose getters are answered by a record's components
 * of the same names.
 */
public final class Views {

    private Views() {}

    /** A record seen as a view; null for null. */
    static <V> V of(Class<V> view, Record record) {
        InvocationHandler handler = (proxy, method, arguments) -> component(record, method);
        return record == null
                ? null
                : view.cast(Proxy.newProxyInstance(view.getClassLoader(), new Class<?>[] {view}, handler));
    }

    /** Records seen as views. */
    static <V> List<V> of(Class<V> view, List<? extends Record> records) {
        return records.stream().map(record -> of(view, record)).toList();
    }

    /** What a getter gives. */
    static Object component(Record record, Method getter) throws ReflectiveOperationException {
        if (getter.getDeclaringClass() == Object.class) {
            return getter.getName().equals("toString") ? record.toString() : (Object) System.identityHashCode(record);
        }
        Method accessor = record.getClass().getMethod(componentName(getter.getName()));
        accessor.setAccessible(true);
        Object value = accessor.invoke(record);
        if (value instanceof Record nested) {
            return of(getter.getReturnType(), nested);
        } else if (value instanceof List<?> list && elementType(getter).isInterface()) {
            return list.stream().map(each -> of(elementType(getter), (Record) each)).toList();
        }
        return value;
    }

    private static String componentName(String getter) {
        String name = getter.replaceFirst("^(get|is)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Class<?> elementType(Method getter) {
        Type element = ((ParameterizedType) getter.getGenericReturnType()).getActualTypeArguments()[0];
        return (Class<?>) element;
    }

    /** {@link dev.molt.release.ReleaseReport}. */
    public interface ReleaseView {
        String getRelease();

        String getVersion();

        String getStatus();

        List<String> getApplications();
    }

    /** {@link dev.molt.release.UnpackReport}. */
    public interface UnpackView {
        ReleaseView getRelease();

        boolean isAlready();

        String getDigest();

        String getSigner();

        List<DiagnosticView> getWarnings();
    }

    /** {@link dev.molt.release.InstallReport}. */
    public interface InstallView {
        String getOutcome();

        String getFrom();

        String getTo();

        String getDescription();

        int getUpgrade();

        List<PlanView> getApplications();

        List<String> getEffects();

        List<String> getScript();

        List<DiagnosticView> getDiagnostics();

        int getRedefined();

        long getMilliseconds();

        SuspendedView getSuspension();

        List<String> getVerified();

        boolean isPermanent();

        long getConfirmWithin();
    }

    /** {@link dev.molt.release.PlanReport}. */
    public interface PlanView {
        String getApplication();

        String getDirection();

        String getFrom();

        String getTo();

        String getLoader();

        String getAppup();

        boolean isGenerated();

        boolean isRefused();

        List<ClassView> getClasses();

        List<String> getScript();

        List<DiagnosticView> getDiagnostics();

        List<RehearsedView> getRehearsal();
    }

    /** {@link dev.molt.eval.Rehearsed}. */
    public interface RehearsedView {
        String getModule();

        int getObjects();

        int getRehearsed();

        int getFailed();

        int getNotRehearsed();

        long getMicroseconds();

        long getMicrosecondsPer1000();

        List<ReasonView> getFailures();

        List<ReasonView> getHindrances();
    }

    /** {@link dev.molt.eval.Rehearsed.Reason}. */
    public interface ReasonView {
        String getText();

        int getCount();

        String getExample();
    }

    /** {@link dev.molt.release.PlanReport.ClassReport}. */
    public interface ClassView {
        String getName();

        String getAction();

        boolean isLoaded();

        String getChange();
    }

    /** {@link dev.molt.release.DiagnosticReport}. */
    public interface DiagnosticView {
        String getSeverity();

        String getCode();

        String getFile();

        int getLine();

        int getColumn();

        String getMessage();

        String getCure();

        String getText();
    }

    /** {@link dev.molt.release.ChangeReport}. */
    public interface ChangeView {
        int getUpgrade();

        PlanView getPlan();

        int getRedefined();

        long getMilliseconds();

        SuspendedView getSuspension();
    }

    /** {@link dev.molt.eval.Evaluated.Suspended}. */
    public interface SuspendedView {
        long getMilliseconds();

        Map<String, Integer> getChanged();

        List<String> getStayed();
    }

    /** {@link dev.molt.journal.JournalEntry}. */
    public interface EntryView {
        String getTime();

        int getUpgrade();

        String getStep();

        String getOutcome();

        String getDetail();
    }

    /** {@link dev.molt.release.StatusReport}. */
    public interface StatusView {
        String getMolt();

        long getPid();

        String getJava();

        boolean isUpgrading();

        int getUpgrades();

        List<ApplicationView> getApplications();

        List<String> getUnnamed();

        LatestView getLatest();

        List<String> getOthersRefused();

        List<OldFrameView> getOldCode();

        List<MigratingView> getMigrating();
    }

    /** {@link dev.molt.eval.Migrating}. */
    public interface MigratingView {
        String getModule();

        long getAhead();

        long getTouched();

        long getFailed();

        String getFailure();
    }

    /** {@link dev.molt.eval.OldFrame}. */
    public interface OldFrameView {
        String getThread();

        String getFrame();

        String getApplication();

        List<String> getVersions();

        String getSince();
    }

    /** {@link dev.molt.release.StatusReport.ApplicationReport}. */
    public interface ApplicationView {
        String getApplication();

        String getVersion();

        String getStarted();

        String getKnownFrom();

        String getLoader();

        String getCode();

        int getLoaded();

        List<String> getVersions();

        List<String> getChangedByOthers();

        List<String> getMissed();
    }

    /** {@link dev.molt.release.StatusReport.Latest}. */
    public interface LatestView {
        String getChange();

        SuspendedView getSuspension();
    }
}
