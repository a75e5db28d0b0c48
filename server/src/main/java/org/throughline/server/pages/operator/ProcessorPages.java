package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.operator.ViewRebuilding;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;

/** Who follows the log on this node, how far they are, and the views worked out again. */
@Controller
@OnNode(NodeRole.PROJECTIONS)
public class ProcessorPages {
    /** To be typed, so that nobody begins it by a slip. */
    private static final String VIEWS = "views";

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
    private final ViewRebuilding rebuilding;

    ProcessorPages(Pages pages, Followers followers, ViewRebuilding rebuilding) {
        this.pages = pages;
        this.followers = followers;
        this.rebuilding = rebuilding;
    }

    /**
     * The processors of this node.
     *
     * @param head position of the last fact of the log
     * @param rebuilding how far the views are worked out again, in words; null when nobody asked
     * @param problem what was wrong with the question; null when nothing was
     */
    public record ProcessorPage(
            long head,
            List<Row> rows,
            boolean isRebuilding,
            @Nullable String rebuilding,
            @Nullable String problem) {
        public ProcessorPage {
            rows = List.copyOf(rows);
        }

        /**
         * One of them.
         *
         * @param trouble what holds it up; null while it runs
         */
        public record Row(
                String name, String work, long position, long behind, @Nullable String trouble) {}
    }

    @GetMapping("/processors")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(null, who, request);
    }

    /** Begins to work the views out again; again, while it runs, changes nothing. */
    @PostMapping("/processors/rebuild")
    ResponseEntity<String> rebuild(
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!name.strip().equals(VIEWS)) {
            return show("Type the word views to begin", who, request);
        }
        rebuilding.begin();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/processors"))
                .build();
    }

    private ResponseEntity<String> show(
            @Nullable String problem, SignedIn who, HttpServletRequest request) {
        long head = followers.head();
        var now = rebuilding.now();
        var page =
                new ProcessorPage(
                        head,
                        followers.loops().stream().map(loop -> row(loop, head)).toList(),
                        now.isRunning(),
                        words(now),
                        problem);
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
                loop.trouble());
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
