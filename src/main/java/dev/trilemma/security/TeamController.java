package dev.trilemma.security;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.Forbidden;
import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Access")
@RestController
@RequestMapping("/api/v1")
class TeamController {

    private static final String PATH = "/api/v1/teams";

    private final Teams teams;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    TeamController(Teams teams, IdempotencyKeys keys, AuditLog audit, Clock clock) {
        this.teams = teams;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @Operation(summary = "Say who is calling, for which team, and what the caller may act as")
    @GetMapping("/caller")
    CallerView caller() {
        return CallerView.of(Callers.current());
    }

    @Operation(summary = "List the teams: all of them for the team that runs the service, else the caller's own")
    @GetMapping("/teams")
    Page<TeamView> list(@Valid @ParameterObject Paging paging) {
        return Page.of(readable(), paging, Team::getId).map(TeamView::of);
    }

    @Operation(summary = "Read a team")
    @GetMapping("/teams/{id}")
    TeamView get(@Parameter(description = "Slug of a team", example = Caller.FIRST_TEAM) @PathVariable String id) {
        return readable().stream()
                .filter(team -> team.getId().equals(id))
                .map(TeamView::of)
                .findFirst()
                .orElseThrow(() -> new NotFound("team", id));
    }

    @Operation(
            summary = "Add a team",
            description =
                    "For administrators of the team that runs the service. Issue its first key with `POST /api-keys`.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TeamView.class)))
    @PostMapping("/teams")
    ResponseEntity<?> add(IdempotencyKey key, @Valid @RequestBody TeamDocument document) {
        if (!Callers.current().isOfFirstTeam()) {
            throw new Forbidden("Teams are added by the team that runs the service.");
        }
        return keys.once("POST " + PATH, key, document, () -> created(document));
    }

    private ResponseEntity<TeamView> created(TeamDocument document) {
        if (teams.existsById(document.id())) {
            throw new Conflict("The team id " + document.id() + " is taken.");
        }
        var team = new Team(document.id(), document.title(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        TeamView view = TeamView.of(teams.saveAndFlush(team));
        audit.record("team.added", "teams/" + view.id(), Map.of("title", view.title()));
        return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
    }

    private List<Team> readable() {
        Caller caller = Callers.current();
        return caller.isOfFirstTeam()
                ? teams.findAllByOrderById()
                : teams.findById(caller.team()).stream().toList();
    }
}
