package io.github.trrauth.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documented endpoints behind the token, with a vendor, consignments and items to work on. */
final class VendorApi {
  private static final Pattern ITEMS_OF_CONSIGNMENT =
      Pattern.compile("/v1/consignments/([^/]+)/items");
  private static final Pattern ITEM = Pattern.compile("/v1/items/([^/]+)");

  private final Documents documents = new Documents();
  private final List<String> created = new ArrayList<>();

  /** Answers a request whose token has been found good. */
  synchronized Answer answer(Request request, Presented presented) {
    String path = request.path();
    Matcher items = ITEMS_OF_CONSIGNMENT.matcher(path);
    Matcher item = ITEM.matcher(path);
    if (path.equals("/v1/vendor")) {
      return vendor(request);
    } else if (path.equals("/v1/consignments")) {
      return list(request, "consignments", documents.consignments());
    } else if (path.equals("/v1/items")) {
      return list(request, "items", documents.items());
    } else if (items.matches()) {
      return createItem(request, items.group(1));
    } else if (item.matches()) {
      return patchItem(request, item.group(1));
    } else if (path.equals("/v1/echo") || path.startsWith("/v1/echo/")) {
      return Echo.answer(request, presented);
    }
    return Answer.message(404, "Not Found");
  }

  /** The bodies that items were created from, in their order. */
  synchronized List<String> created() {
    return List.copyOf(created);
  }

  synchronized void reset() {
    documents.reset();
    created.clear();
  }

  private Answer vendor(Request request) {
    switch (request.method()) {
      case "GET":
      case "HEAD":
        return Answer.json(200, documents.vendor());
      case "PATCH":
        return withObject(
            request, change -> Answer.json(200, documents.merge(documents.vendor(), change)));
      default:
        return Answer.notAllowed("GET, HEAD, PATCH");
    }
  }

  private static Answer list(Request request, String name, List<Map<String, Object>> all) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Answer.notAllowed("GET, HEAD");
    }
    try {
      return Answer.json(200, Page.of(request, name, all));
    } catch (IllegalArgumentException e) {
      return Answer.message(400, String.valueOf(e.getMessage()));
    }
  }

  private Answer createItem(Request request, String consignment) {
    if (!request.method().equals("POST")) {
      return Answer.notAllowed("POST");
    }
    if (!documents.hasConsignment(consignment)) {
      return Answer.message(404, "There is no such consignment.");
    }
    return withObject(
        request,
        item -> {
          created.add(new String(request.body(), UTF_8));
          return Answer.json(201, documents.addItem(consignment, item));
        });
  }

  private Answer patchItem(Request request, String id) {
    if (!request.method().equals("PATCH")) {
      return Answer.notAllowed("PATCH");
    }
    Map<String, Object> item = documents.item(id);
    if (item.isEmpty()) {
      return Answer.message(404, "There is no such item.");
    }
    return withObject(request, change -> Answer.json(200, documents.merge(item, change)));
  }

  private static Answer withObject(Request request, Change change) {
    if (!request.isJson()) {
      return Answer.message(400, "Content-Type must be application/json.");
    }
    try {
      return change.apply(JsonReader.object(request.body()));
    } catch (IllegalArgumentException e) {
      return Answer.message(400, String.valueOf(e.getMessage()));
    }
  }

  private interface Change {
    Answer apply(Map<String, Object> body);
  }
}
