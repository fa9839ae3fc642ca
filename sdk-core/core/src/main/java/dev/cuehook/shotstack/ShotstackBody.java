package dev.cuehook.shotstack;

import dev.cuehook.internal.root.JsonCursor;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one flat object that every event is: what happened, and the resource it happened to. */
record ShotstackBody(
        @Nullable String type,
        @Nullable String action,
        @Nullable String id,
        @Nullable String render,
        @Nullable String owner,
        @Nullable ShotstackStatus status,
        @Nullable URI url,
        @Nullable String error,
        @Nullable Instant completed) {

    static ShotstackBody read(JsonCursor in) throws IOException {
        boolean named = false;
        String type = null;
        String action = null;
        String id = null;
        String render = null;
        String owner = null;
        ShotstackStatus status = null;
        URI url = null;
        String error = null;
        Instant completed = null;
        for (String name = in.next(); name != null; name = in.next()) {
            named |= name.equals("type") || name.equals("action");
            switch (name) {
                case "type" -> type = in.text();
                case "action" -> action = in.text();
                case "id" -> id = in.id();
                case "render" -> render = in.id();
                case "owner" -> owner = in.id();
                case "status" -> status = in.value(ShotstackStatus::new);
                case "url" -> url = in.uri();
                case "error" -> error = in.text();
                case "completed" -> completed = in.instant();
                default -> in.skip();
            }
        }
        // The first form of the render event, from before there were others, named neither type nor action.
        boolean unnamedRender = !named && id != null && owner != null && status != null;
        return new ShotstackBody(
                unnamedRender ? "edit" : type,
                unnamedRender ? "render" : action,
                id,
                render,
                owner,
                status,
                url,
                error,
                completed);
    }

    /** Whether the event is of this type and action. */
    boolean is(String wantedType, String wantedAction) {
        return wantedType.equals(type) && wantedAction.equals(action);
    }

    /** Type and action as one name; as much of it as there is. */
    @Nullable
    String name() {
        return type == null || action == null ? type : type + "." + action;
    }

    @Override
    public String toString() {
        return "ShotstackBody[…]";
    }
}
