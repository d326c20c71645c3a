package dev.molt.eval;

import dev.molt.reshape.Reshaped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The gates in the code of suspended modules, before and behind the change; none before a suspension begins. */
final class Gates {

    private final Tools tools;
    private final Installed installed;
    private final Companions companions;
    private final Map<String, byte[]> ofNew = new TreeMap<>();
    private Suspension suspension;

    Gates(Tools tools, Installed installed, Companions companions) {
        this.tools = tools;
        this.installed = installed;
        this.companions = companions;
    }

    /** The old code with gates, by class, whose gates stay open until they are shut. */
    Map<String, byte[]> ofOld(Suspension begun, Reshaped reshaped) {
        Map<String, byte[]> gates = new TreeMap<>();
        withCompanions(begun.gated()).forEach(name -> gates.put(name, begun.gateOld(running(name))));
        work(begun, reshaped);
        return gates;
    }

    /** Shuts them: who comes waits from now on. */
    void shut(Suspension begun) {
        suspension = begun;
        suspension.shut();
    }

    /** True while modules are suspended. */
    boolean areThere() {
        return suspension != null;
    }

    /** Works those of the new code out again, which is other code than before. */
    void work(Reshaped reshaped) {
        if (suspension != null) {
            work(suspension, reshaped);
        }
    }

    /** Worked out before anybody waits. */
    private void work(Suspension begun, Reshaped reshaped) {
        ofNew.clear();
        Map<String, byte[]> wanted = new TreeMap<>(reshaped.redefinitions());
        wanted.keySet().retainAll(begun.gated());
        wanted.putAll(companions.changes(reshaped));
        // Who waits before a body that stays must find it with another gate, or would come back to the same one for ever.
        withCompanions(begun.gated()).forEach(name -> wanted.computeIfAbsent(name, this::running));
        wanted.forEach((name, bytes) -> ofNew.put(name, begun.gateNew(bytes)));
    }

    /** The new code with gates, by class; empty if nothing is suspended. */
    Map<String, byte[]> ofNew() {
        return suspension == null ? Map.of() : ofNew;
    }

    /** The classes whose new code has gates, which come off now: they are open. */
    Set<String> takeOff() {
        suspension = null;
        return Set.copyOf(ofNew.keySet());
    }

    /** Lets everybody go on in the old version. */
    void rollBack() {
        if (suspension != null) {
            suspension.rollBack();
        }
    }

    /** Lets everybody go on, in whatever body is there. */
    void abandon() {
        if (suspension != null) {
            suspension.abandon();
            suspension = null;
        }
    }

    /** Whoever calls an added method comes in by the companion. */
    private Set<String> withCompanions(Set<String> names) {
        Map<String, String> beside = tools.shapes(installed.place().loader()).companions();
        Set<String> all = new TreeSet<>(names);
        names.forEach(name -> Optional.ofNullable(beside.get(name)).ifPresent(all::add));
        return all;
    }

    private byte[] running(String name) {
        return installed.reshaping().running(name);
    }
}
