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
    for (var place = 0; modern && place < places.length; place++) {
      var name = places[place].getAttribute("data-module");
      if (name === "search-box") {
        // 搜索等读者点进框里才装入。
        places[place].addEventListener("focusin", load.bind(null, name));
      } else if (name !== "tools" || isElder()) {
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
