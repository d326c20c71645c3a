package dev.molt.it;

/** What decides and what compares, in the application that fails everywhere. */
final class FaultyShop {

    private FaultyShop() {}

    /** Decides which place fails: notes the places of one upgrade, by who calls whom, and then has one of them fail. */
    static final String FAULTS =
            """
            class Faults implements Consumer<String> {
                static final Faults UP = new Faults();
                static final Faults DOWN = new Faults();
                static volatile Faults now;
                private final Set<String> places = new LinkedHashSet<>();
                private List<String> left = new ArrayList<>();
                private Thread asking;
                private String armed;
                private boolean on, records;
                boolean error;
                static void connect() {
                    System.getProperties().put("molt.test.faults", (Consumer<String>) place -> {
                        Faults decides = now;
                        if (decides != null) { decides.accept(place); }
                    });
                }
                String record() { records = true; on = false; now = this; return ""; }
                String recorded() {
                    now = null;
                    records = false;
                    left = new ArrayList<>(places).subList(Integer.getInteger("molt.test.first", 0), places.size());
                    return "" + places.size();
                }
                /** The next place to fail; every nth only. */
                String arm(int step, boolean error) {
                    if (left.isEmpty()) { return "none"; }
                    armed = left.get(0);
                    left = left.subList(Math.min(step, left.size()), left.size());
                    this.error = error;
                    on = false;
                    now = this;
                    return armed;
                }
                String disarm() {
                    now = null;
                    String met = armed == null ? "met" : "not met";
                    armed = null;
                    return met;
                }
                @Override public synchronized void accept(String place) {
                    if (asking != null || !Thread.currentThread().getName().startsWith("molt-")) { return; }
                    asking = Thread.currentThread();
                    try { ask(place); } finally { asking = null; }
                }
                private void ask(String place) {
                    on |= place.equals("eval.ScriptEvaluator.evaluate");
                    if (!on || !records && (armed == null || !armed.startsWith(place + " "))) { return; }
                    String callers = callers(Integer.getInteger("molt.test.depth", 8));
                    String found = place + " < " + callers;
                    if (callers == null) {
                        return;
                    } else if (records) {
                        places.add(found);
                    } else if (found.equals(armed)) {
                        armed = null;
                        if (error) { throw new OutOfMemoryError("injected"); }
                        throw new IllegalStateException("injected");
                    }
                }
                /** Who calls whom, beginning with what failed; null behind the evaluation, or too far from its steps. */
                private static String callers(int most) {
                    List<String> frames = StackWalker.getInstance().walk(all -> all
                            .filter(frame -> frame.getClassName().startsWith("dev.molt."))
                            .skip(2)
                            .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                    + frame.getMethodName())
                            .distinct()
                            .collect(java.util.stream.Collectors.toList()));
                    int end = frames.indexOf("ScriptEvaluator.evaluate");
                    boolean calls = Thread.currentThread().getName().equals("molt-calls");
                    return end < 0 && !calls || frames.size() > most + (calls ? 0 : frames.size() - end) ? null
                            : String.join(" < ", calls ? frames : frames.subList(0, end));
                }
            }
            """;

    /** All fields of all classes and objects of the application, static and private ones too, as one line of text. */
    static final String STATE =
            """
            class State {
                private static final List<String> TYPES =
                    List.of("Book", "Thick", "Market", "Shelf", "Size", "Gone", "Mark", "Till");
                private final Map<Object, Integer> known = new IdentityHashMap<>();
                private final Deque<Object> coming = new ArrayDeque<>();
                private final Set<Class<?>> types = new LinkedHashSet<>();
                private final StringBuilder text = new StringBuilder();
                static String text() {
                    try {
                        State state = new State();
                        for (String type : TYPES) { state.type(Class.forName("app." + type)); }
                        state.coming.add(Commands.KEPT);
                        while (!state.coming.isEmpty()) { state.object(state.coming.remove()); }
                        return state.text.toString();
                    } catch (ReflectiveOperationException e) { return "" + e; }
                }
                private void type(Class<?> type) throws ReflectiveOperationException {
                    if (type == null || type == Object.class || !types.add(type)) { return; }
                    text.append(type).append(" members ").append(members(type)).append("; ");
                    for (var field : type.getDeclaredFields()) {
                        if (java.lang.reflect.Modifier.isStatic(field.getModifiers())) { field(field, null); }
                    }
                    type(type.getSuperclass() == null || !ours(type.getSuperclass()) ? null : type.getSuperclass());
                }
                private static boolean ours(Class<?> type) { return type.getName().startsWith("app."); }
                private static String text(java.lang.reflect.AccessibleObject member) {
                    return (member instanceof java.lang.reflect.Field field ? field.toGenericString()
                            : ((java.lang.reflect.Executable) member).toGenericString()) + Arrays.asList(member.getAnnotations());
                }
                private static String members(Class<?> type) {
                    var all = new TreeSet<String>();
                    for (var each : type.getDeclaredFields()) { all.add(text(each)); }
                    for (var each : type.getDeclaredConstructors()) { all.add(text(each)); }
                    for (var each : type.getDeclaredMethods()) {
                        if (!each.isSynthetic() && !each.getName().startsWith("code_change$")) { all.add(text(each)); }
                    }
                    return all + "" + Arrays.asList(type.getAnnotations()) + Arrays.toString(type.getEnumConstants());
                }
                private void field(java.lang.reflect.Field field, Object object) throws ReflectiveOperationException {
                    field.setAccessible(true);
                    text.append(object == null ? field.getDeclaringClass().getName()
                                    : object.getClass().getName() + "#" + known.get(object))
                            .append(".").append(field.getName()).append("=");
                    value(field.get(object));
                    text.append("; ");
                }
                private void value(Object value) {
                    if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
                        text.append(value);
                        return;
                    }
                    if (!known.containsKey(value)) { known.put(value, known.size()); coming.add(value); }
                    text.append(value.getClass().getName()).append("#").append(known.get(value));
                }
                private void object(Object object) throws ReflectiveOperationException {
                    if (!known.containsKey(object)) { known.put(object, known.size()); }
                    text.append(object.getClass().getName()).append("#").append(known.get(object)).append(": ");
                    if (object instanceof Map<?, ?> map) { object = new ArrayList<>(map.entrySet()); }
                    if (object instanceof Map.Entry<?, ?> entry) { object = Arrays.asList(entry.getKey(), entry.getValue()); }
                    if (object instanceof Collection<?> all) { object = all.toArray(); }
                    if (object.getClass().isArray()) {
                        for (int i = 0; i < java.lang.reflect.Array.getLength(object); i++) {
                            value(java.lang.reflect.Array.get(object, i));
                            text.append(", ");
                        }
                        return;
                    }
                    if (!ours(object.getClass()) || object instanceof Till) { return; }
                    type(object.getClass());
                    if (object instanceof Enum<?> constant) { text.append(constant + "" + constant.ordinal() + "; "); }
                    for (Class<?> type = object.getClass(); ours(type); type = type.getSuperclass()) {
                        for (var field : type.getDeclaredFields()) {
                            if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) { field(field, object); }
                        }
                    }
                }
            }
            """;
}
