package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.server.following.FollowerLoop;
import org.throughline.server.following.Followers;
import org.throughline.server.following.ProcessorAct;
import org.throughline.server.following.ProcessorActs;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.operator.ViewRebuilding;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Who follows the log on this node, how far they are, and what people did to them: paused one, let
 * it go on, had the views worked out again.
 */
@Controller
@OnNode(NodeRole.PROJECTIONS)
public class ProcessorPages {
    /** To be typed, so that nobody begins it by a slip. */
    private static final String VIEWS = "views";

    private static final String PAUSE = "processor";
    private static final String REBUILD = "name";
    private static final int ACTS_SHOWN = 20;

    private static final Map<String, String> WORK =
            Map.of(
                    "keys",
                    "Destroys keys of people who are erased",
                    "proof",
                    "Seals each fact, and what each agency was told",
                    "releasing",
                    "Works out what each agency is told",
                    VIEWS,
                    "Lists, timelines and the board",
                    "search",
                    "Under which words people are found",
                    "clocks",
                    "Sets and clears the clocks of cases",
                    "registers",
                    "People, agencies, agreements and maps");

    private final Pages pages;
    private final Followers followers;
    private final ProcessorActs acts;
    private final ViewRebuilding rebuilding;
    private final ServedAgencies registers;
    private final Clock clock;

    ProcessorPages(
            Pages pages,
            Followers followers,
            ProcessorActs acts,
            ViewRebuilding rebuilding,
            ServedAgencies registers,
            Clock clock) {
        this.pages = pages;
        this.followers = followers;
        this.acts = acts;
        this.rebuilding = rebuilding;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * The processors of this node.
     *
     * @param head position of the last fact of the log
     * @param rebuilding how far the views are worked out again, in words; null when nobody asked
     * @param problem what was wrong with the question; null when nothing was
     * @param problemAt the field that it is about; empty when nothing was wrong
     */
    public record ProcessorPage(
            long head,
            List<Row> rows,
            boolean isRebuilding,
            @Nullable String rebuilding,
            List<Act> acts,
            @Nullable String problem,
            String problemAt) {
        public ProcessorPage {
            rows = List.copyOf(rows);
            acts = List.copyOf(acts);
        }

        /** What is wrong with a field; null when nothing is. */
        public @Nullable String problemOf(String field) {
            return problemAt.equals(field) ? problem : null;
        }

        /** What somebody did to one of them. */
        public record Act(String at, String who, String what) {}

        /**
         * One of them.
         *
         * @param trouble what holds it up; null while it runs
         */
        public record Row(
                String name,
                String work,
                long position,
                long behind,
                boolean isPaused,
                @Nullable String trouble) {}
    }

    @GetMapping("/processors")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(null, "", who, request);
    }

    /** It stays where it is, on every node, until somebody lets it go on. */
    @PostMapping("/processors/pause")
    ResponseEntity<String> pause(
            @RequestParam(defaultValue = "") String processor,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var name = processor.strip();
        if (!WORK.containsKey(name)) {
            return show("Type the name of a processor as it stands above", PAUSE, who, request);
        }
        if (!ProcessorActs.mayPause(name)) {
            return show("This one cannot be paused. Type the name of another", PAUSE, who, request);
        }
        return done(name, ProcessorAct.Kind.PAUSED, who);
    }

    /** It goes on where it was. */
    @PostMapping("/processors/resume")
    ResponseEntity<String> resume(
            @RequestParam(defaultValue = "") String processor,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return WORK.containsKey(processor)
                ? done(processor, ProcessorAct.Kind.RESUMED, who)
                : pages.nothingHere(who, request);
    }

    private ResponseEntity<String> done(String name, ProcessorAct.Kind kind, SignedIn who) {
        acts.note(new ProcessorAct(clock.instant(), who.getUsername(), name, kind));
        return toThePage();
    }

    private static ResponseEntity<String> toThePage() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/processors"))
                .build();
    }

    /** Begins to work the views out again; again, while it runs, changes nothing. */
    @PostMapping("/processors/rebuild")
    ResponseEntity<String> rebuild(
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!name.strip().equals(VIEWS)) {
            return show("Type the word views to begin", REBUILD, who, request);
        }
        if (rebuilding.now().isRunning()) {
            return toThePage();
        }
        var noted = done(VIEWS, ProcessorAct.Kind.REBUILT, who);
        rebuilding.begin();
        return noted;
    }

    private ResponseEntity<String> show(
            @Nullable String problem, String at, SignedIn who, HttpServletRequest request) {
        long head = followers.head();
        var now = rebuilding.now();
        var page =
                new ProcessorPage(
                        head,
                        followers.loops().stream().map(loop -> row(loop, head)).toList(),
                        now.isRunning(),
                        words(now),
                        acts.latest(ACTS_SHOWN).stream().map(this::act).toList(),
                        problem,
                        at);
        return pages.show(
                problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "processors.jte",
                problem == null ? "Processors" : "Error: Processors",
                page,
                who,
                request);
    }

    private static ProcessorPage.Row row(FollowerLoop loop, long head) {
        long position = loop.position();
        return new ProcessorPage.Row(
                loop.name(),
                WORK.getOrDefault(loop.name(), ""),
                position,
                Math.max(0, head - position),
                loop.isPaused(),
                loop.trouble());
    }

    private ProcessorPage.Act act(ProcessorAct act) {
        var what =
                switch (act.kind()) {
                    case PAUSED -> "paused ";
                    case RESUMED -> "let go on ";
                    case REBUILT -> "had worked out again ";
                };
        return new ProcessorPage.Act(
                Wording.time(act.at()),
                Names.ofPerson(act.person(), registers.register()),
                what + act.processor());
    }

    private static @Nullable String words(ViewRebuilding.State now) {
        if (now.isRunning()) {
            return "%,d of %,d cases are done.".formatted(now.done(), now.of());
        }
        var endedAt = now.endedAt();
        if (endedAt == null) {
            return null;
        }
        var report = now.report();
        if (report == null) {
            return "The last one broke off on %s; the log of the program names the failure. Begin again: what was right stays right."
                    .formatted(Wording.time(endedAt));
        }
        return "The last one ended on %s: %,d cases were looked at, and of %,d the rows were not what the log says."
                .formatted(Wording.time(endedAt), report.cases(), report.different());
    }
}
