package dev.cuehook.shotstack;

import dev.cuehook.Json;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How each kind of event is asked about, and where the answer is in the API's JSON. */
enum ShotstackQuestion {
    RENDER("edit.render", "render", "edit", "render", "?data=false") { // without it the whole edit comes back
        @Override
        ShotstackFinding finding(Json answer, ShotstackClaim claim) {
            return new ShotstackFinding(answer.at("/response"), "/url", null, null);
        }
    },
    ASSET("serve.copy", "asset", "serve", "assets", "") {
        @Override
        ShotstackFinding finding(Json answer, ShotstackClaim claim) {
            return new ShotstackFinding(answer.at("/data/attributes"), "/url", "/renderId", null);
        }
    },
    SOURCE("ingest.source", "source", "ingest", "sources", "") {
        @Override
        ShotstackFinding finding(Json answer, ShotstackClaim claim) {
            return new ShotstackFinding(answer.at("/data/attributes"), "/source", null, null);
        }
    },
    RENDITION("ingest.rendition", "rendition", "ingest", "sources", "") {
        @Override
        @Nullable
        String idToAsk(ShotstackClaim claim) {
            return sourceOf(claim.url());
        }

        @Override
        @Nullable
        ShotstackFinding finding(Json answer, ShotstackClaim claim) {
            Json source = answer.at("/data/attributes");
            for (Json rendition : source.at("/outputs/renditions").items()) {
                if (Objects.equals(rendition.text("/id"), claim.id())) {
                    return new ShotstackFinding(rendition, "/url", null, source.text("/owner"));
                }
            }
            return null;
        }
    };

    private final String kind;
    private final String resource;
    private final String service;
    private final String collection;
    private final String query;

    ShotstackQuestion(String kind, String resource, String service, String collection, String query) {
        this.kind = kind;
        this.resource = resource;
        this.service = service;
        this.collection = collection;
        this.query = query;
    }

    static @Nullable ShotstackQuestion about(ShotstackClaim claim) {
        for (ShotstackQuestion question : values()) {
            if (question.kind.equals(claim.kind())) {
                return question;
            }
        }
        return null;
    }

    /** The id to ask the API about; null where the delivery names none. */
    @Nullable
    String idToAsk(ShotstackClaim claim) {
        return claim.id();
    }

    /** What the API found; null if this resource is not in its answer. */
    abstract @Nullable ShotstackFinding finding(Json answer, ShotstackClaim claim);

    /** What to call it in details. */
    String resource() {
        return resource;
    }

    /** The path behind the base URL; the id is one segment. */
    String path(String environment, String id) {
        return "/" + service + "/" + environment + "/" + collection + "/" + id + query;
    }

    /** The source's id in {@code …/owner/source/rendition.mp4}. */
    private static @Nullable String sourceOf(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            String path = URI.create(url).getRawPath(); // undecoded: an escaped slash makes no segment
            String[] segments = path == null ? new String[0] : path.split("/", -1);
            return segments.length < 4 ? null : segments[segments.length - 2];
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
