package dev.molt;

import java.util.Map;

/**
 * Transforms the state of one module's objects between two versions, as OTP's {@code code_change} does.
 *
 * <p>An upgrade file names the class that implements it: {@code code_change: {class: quest.MarketCodeChange}}. It is the newer
 * version's class in both directions; for a module of type {@code static}, that of the version just loaded. The class needs a
 * constructor without parameters, and both may be private. For each update one object of it is made, which is asked for all
 * objects of the module and of its subclasses, one after the other and in no particular order, while all callers wait. It must
 * not wait for threads that may do so.
 *
 * <p>What a method returns are new values, by the names of the fields that the module itself declares in the version to which the
 * object goes; they may be private and final. They are given to the objects when all have been asked. Fields that are not among
 * them keep their values if they stay by name and type, or have what was written to them by {@code self}. If anything is
 * thrown, for whichever object, all get back what they had and the upgrade is undone.
 *
 * @param <T> the module, a superclass or an interface of it
 */
public interface CodeChange<T> {

    /**
     * The state of one object in the newer version; OTP's {@code code_change(Vsn, State, Extra)}.
     *
     * @param vsn the version that the object comes from
     * @param old the values that its fields had
     * @param self the object itself, whose methods run new code
     * @param extra the {@code EXTRA} of {@code change: {advanced: EXTRA}}: null, or a Boolean, Long, Double, String, List or Map
     * @return by field, boxed where its type is primitive; {@code Map.of()} if there is nothing to give
     * @throws Exception if it cannot be done, which undoes the upgrade
     */
    Map<String, ?> up(String vsn, OldState old, T self, Object extra) throws Exception;

    /**
     * The state of one object in the older version; OTP's {@code code_change({down, Vsn}, State, Extra)}.
     *
     * @param vsn the version that the object goes to
     * @param old the values that its fields had
     * @param self the object itself, whose methods run the code of the newer version, or for a module of type {@code static} of
     *     the older one
     * @param extra as for {@link #up}
     * @return by field, boxed where its type is primitive; {@code Map.of()} if there is nothing to give
     * @throws Exception if it cannot be done, which undoes the downgrade
     */
    Map<String, ?> down(String vsn, OldState old, T self, Object extra) throws Exception;
}
