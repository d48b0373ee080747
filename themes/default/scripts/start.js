// 页面显示之前恢复读者选的样子（长辈版、放大、黑底）；页面读完以后，只装入本页用到的模块。
// 旧浏览器也读得懂这个文件：它们有长辈版，没有模块。没有脚本时不显示开关，页面不受影响。
(function () {
  "use strict";
  var root = document.documentElement;
  var here = document.currentScript && document.currentScript.src;
  // 页面里 data-module 的名字，和管它的模块。
  var modules = {
    "nearby": "./search/nearby.mjs",
    "search-box": "./search/box.mjs",
    "search-page": "./search/page.mjs",
  };

  function keep(name, value) {
    root.setAttribute("data-" + name, value);
    try {
      localStorage.setItem("laoyou-" + name, value);
    } catch (refused) {
      // 浏览器不让存：只在这一页有效。
    }
  }

  root.setAttribute("data-scripts", "");
  try {
    ["mode", "zoom", "theme"].forEach(function (name) {
      var value = localStorage.getItem("laoyou-" + name);
      if (value) {
        root.setAttribute("data-" + name, value);
      }
    });
  } catch (refused) {
    // 同上。
  }

  document.addEventListener("DOMContentLoaded", function () {
    var wanted = {};
    var places = document.querySelectorAll("[data-module]");
    for (var place = 0; place < places.length; place++) {
      wanted[places[place].getAttribute("data-module")] = places[place];
    }
    if (wanted.mode) {
      wanted.mode.addEventListener("click", function () {
        keep("mode", root.getAttribute("data-mode") === "elder" ? "usual" : "elder");
      });
    }
    if (!here || !("noModule" in document.createElement("script"))) {
      return;
    }
    Object.keys(wanted).forEach(function (name) {
      if (modules[name]) {
        var script = document.createElement("script");
        script.type = "module";
        script.src = new URL(modules[name], here).href;
        document.head.appendChild(script);
      }
    });
  });
})();
