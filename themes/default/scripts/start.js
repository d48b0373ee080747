// 页面显示之前恢复读者选的样子（长辈版、放大、黑底、大鼠标）；页面读完以后，只装入本页用到的模块。
// 旧浏览器也读得懂这个文件：它们有长辈版，没有模块。没有脚本时不显示开关，页面不受影响。
(function () {
  "use strict";
  var root = document.documentElement;
  var here = document.currentScript && document.currentScript.src;
  // 页面里 data-module 的名字，和管它的模块。
  var modules = {
    "article": "./article.mjs",
    "benefits": "./benefits.mjs",
    "compare": "./compare.mjs",
    "fees": "./facility.mjs",
    "hours": "./facility.mjs",
    "keep": "./facility.mjs",
    "nearby": "./search/nearby.mjs",
    "order": "./order.mjs",
    "saved": "./saved.mjs",
    "search-box": "./search/box.mjs",
    "search-page": "./search/page.mjs",
    "terms": "./facility.mjs",
    "tools": "./tools.mjs"
  };
  var loaded = {};

  function isElder() {
    return root.getAttribute("data-mode") === "elder";
  }

  function load(name) {
    if (!modules[name] || loaded[modules[name]]) {
      return;
    }
    loaded[modules[name]] = true;
    var script = document.createElement("script");
    script.type = "module";
    script.src = new URL(modules[name], here).href;
    document.head.appendChild(script);
  }

  function set(element, attributes) {
    for (var name in attributes) {
      element.setAttribute(name, attributes[name]);
    }
  }

  function add(parent, kind, attributes, text) {
    var element = document.createElement(kind);
    set(element, attributes);
    if (text) {
      element.textContent = text;
    }
    return parent.appendChild(element);
  }

  // 搜索框、下面的一栏和它的句子：没有脚本时没有用处，所以不在页面里；页面只留出它的地方。答那张表单。
  function furnish(place) {
    // 脚本发布在网站根下面的 assets/ 里。
    var site = new URL("../", here).href;
    var form = document.createElement("form");
    set(form, { "class": "search-box", "action": site + "search/", "role": "search", "data-module": "search-box", "data-root": site });
    add(form, "label", { "for": "search-words" }, say("search.label"));
    var row = add(form, "div", { "class": "search-row" });
    add(row, "input", {
      "id": "search-words",
      "type": "text",
      "name": "q",
      "maxlength": "160",
      "enterkeyhint": "search",
      "autocomplete": "off",
      "role": "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "search-list"
    });
    add(row, "button", { "class": "search-go", "type": "submit" }, say("search.go"));
    var drop = add(row, "div", { "class": "search-drop", "hidden": "" });
    add(drop, "p", {
      "data-found": say("search.found"),
      "data-places": say("search.found_places"),
      "data-texts": say("search.found_texts"),
      "data-none": say("search.none"),
      "data-loose": say("search.loose"),
      "data-slow": say("search.slow"),
      "data-broken": say("search.broken")
    });
    add(drop, "div", { "id": "search-list", "role": "listbox", "aria-label": say("search.hits"), "data-places": say("search.places"), "data-texts": say("search.texts") });
    add(form, "p", { "class": "hide", "role": "status" });
    // 这种答案出现时，下面接着给的路。
    var more = add(form, "template").content;
    function way(when, to, text) {
      add(more, "a", { "data-when": when, "data-to": to }, text);
    }
    way("found loose places texts", "search/?q={text}", say("search.all"));
    way("none loose", "search/?q={suggestion}", say("search.meant"));
    way("none loose", "area/{area}/", say("search.see_area").replace("{area}", "{name}"));
    way("none slow broken", "sitemap/", say("search.lists"));
    var hotline = document.querySelector("[data-hotline]");
    if (hotline) {
      way("none loose slow broken", hotline.href, say("search.call").replace("{number}", hotline.textContent));
    }
    place.parentNode.replaceChild(form, place);
    return form;
  }

  root.setAttribute("data-scripts", "");
  try {
    ["mode", "zoom", "theme", "pointer"].forEach(function (name) {
      var value = localStorage.getItem("laoyou-" + name);
      if (value) {
        root.setAttribute("data-" + name, value);
      }
    });
  } catch (refused) {
    // 浏览器不让读：照平常的样子。
  }

  document.addEventListener("DOMContentLoaded", function () {
    var modern = here && "noModule" in document.createElement("script");
    var places = document.querySelectorAll("[data-module]");
    for (var place = 0; place < places.length; place++) {
      var name = places[place].getAttribute("data-module");
      if (name === "search-box") {
        // 搜索等读者点进框里才装入；旧浏览器装不了，不留空地方。
        if (modern) {
          furnish(places[place]).addEventListener("focusin", load.bind(null, name));
        } else {
          places[place].hidden = true;
        }
      } else if (modern && (name !== "tools" || isElder())) {
        // 工具只在长辈版里看得见。
        load(name);
      }
    }
    var buttons = document.querySelectorAll("[data-module='mode']");
    for (var button = 0; button < buttons.length; button++) {
      buttons[button].addEventListener("click", turn);
    }
    function turn() {
      var mode = isElder() ? "usual" : "elder";
      root.setAttribute("data-mode", mode);
      try {
        localStorage.setItem("laoyou-mode", mode);
      } catch (refused) {
        // 浏览器不让存：只在这一页有效。
      }
      if (modern) {
        load("tools");
      }
    }
  });
})();
