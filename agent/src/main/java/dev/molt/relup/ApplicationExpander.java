package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.StartType;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pass: replaces instructions about applications by instructions about their modules and calls that start and stop. */
final class ApplicationExpander {

    private final Applications applications;
    private final Refusals refusals = new Refusals();
    private final Findings errors = new Findings();

    private ApplicationExpander(Applications applications) {
        this.applications = applications;
    }

    /** One expansion for each instruction, in the same order. */
    static List<Expansion> expand(List<AppupInstruction> script, Applications applications) throws RefusedException {
        ApplicationExpander expander = new ApplicationExpander(applications);
        List<Expansion> expansions = script.stream().map(expander::expand).toList();
        expander.errors.refuseIfAny();
        return expansions;
    }

    private Expansion expand(AppupInstruction instruction) {
        if (instruction instanceof ModuleInstruction module) {
            return new Expansion(List.of(), List.of(module), List.of());
        } else if (instruction instanceof AddApplication add) {
            return add(add);
        } else if (instruction instanceof RemoveApplication remove) {
            return remove(remove);
        } else if (instruction instanceof RestartApplication restart) {
            return restart(restart);
        } else if (instruction instanceof LowLevel low) {
            return byHand(low);
        }
        throw new AssertionError("unknown instruction " + instruction);
    }

    private Expansion byHand(LowLevel low) {
        List<Located<RelupInstruction>> itself = List.of(new Located<>(low.instruction(), low.position()));
        boolean takesOut = low.instruction() instanceof Stop || low.instruction() instanceof Suspend;
        return takesOut ? new Expansion(itself, List.of(), List.of()) : new Expansion(List.of(), List.of(), itself);
    }

    private Expansion add(AddApplication add) {
        ApplicationModules added = found(applications.after(add.application().value()), add.application());
        return new Expansion(List.of(), additions(added, add.position()), start(added, add.type(), add.position()));
    }

    private Expansion remove(RemoveApplication remove) {
        String name = remove.application().value();
        if (applications.after(name).isPresent()) {
            errors.add(refusals.removedApplicationPresent(name, remove.application().position()));
            return new Expansion(List.of(), List.of(), List.of());
        }
        List<Located<RelupInstruction>> removal = stopAndTakeOut(remove.application(), remove.position());
        removal.add(new Located<>(new Apply("application", "unload", List.of(name)), remove.position()));
        return new Expansion(List.of(), List.of(), removal);
    }

    private Expansion restart(RestartApplication restart) {
        List<Located<RelupInstruction>> removal = stopAndTakeOut(restart.application(), restart.position());
        ApplicationModules renewed = found(applications.after(restart.application().value()), restart.application());
        return new Expansion(
                removal,
                additions(renewed, restart.position()),
                start(renewed, renewed.startType(), restart.position()));
    }

    private List<Located<RelupInstruction>> stopAndTakeOut(Located<String> application, Position position) {
        ApplicationModules old = found(applications.before(application.value()), application);
        List<Located<RelupInstruction>> removal = new ArrayList<>();
        removal.add(new Located<>(new Apply("application", "stop", List.of(old.name())), position));
        for (String module : old.modules()) {
            removal.add(new Located<>(new Remove(module, Purge.BRUTAL_PURGE, Purge.BRUTAL_PURGE), position));
        }
        removal.add(new Located<>(new PurgeModules(old.modules()), position));
        return removal;
    }

    private static List<ModuleInstruction> additions(ApplicationModules application, Position position) {
        List<ModuleInstruction> additions = new ArrayList<>();
        for (String module : application.modules()) {
            additions.add(new AddModule(position, new Located<>(module, position), List.of()));
        }
        return additions;
    }

    private static List<Located<RelupInstruction>> start(
            ApplicationModules application, StartType type, Position position) {
        String name = application.name();
        return switch (type) {
            case NONE -> List.of();
            case LOAD -> List.of(new Located<>(new Apply("application", "load", List.of(name)), position));
            case PERMANENT, TRANSIENT, TEMPORARY -> List.of(
                    new Located<>(new Apply("application", "start", List.of(name, type.toString())), position));
        };
    }

    /** The application, or an empty one in its place so that the pass finds further errors. */
    private ApplicationModules found(Optional<ApplicationModules> application, Located<String> name) {
        if (application.isEmpty()) {
            errors.add(refusals.noSuchApplication(name.value(), name.position()));
        }
        return application.orElse(new ApplicationModules(name.value(), "", List.of(), StartType.NONE));
    }
}
