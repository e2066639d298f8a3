/**
 * Lua 5.1's numbers on Fengari, which speaks 5.3: there `60000 * 100000` overflows its 32-bit integers and `4 / 2` is
 * written `2.0`. Here every number is a float, as in Redis, and whole ones are written without a fraction.
 */
// Fengari reads its settings from this variable when it is first loaded, so it is loaded after.
process.env['FENGARICONF'] = JSON.stringify({ LUA_COMPAT_FLOATSTRING: true })
const { default: fengari } = await import('fengari')
const { default: objects } = await import('fengari/src/lobject.js')

const parse = objects.luaO_str2num
objects.luaO_str2num = (text, into) => {
  const size = parse(text, into)
  if (size > 0 && into.ttisinteger()) into.setfltvalue(into.value)
  return size
}

/** What 5.3 dropped, and the whole numbers that its library would still make integers. Globals are then closed. */
export const PRELUDE = `
  unpack, loadstring = table.unpack, load
  dofile, loadfile, print, collectgarbage = nil, nil, nil, nil
  local floor, ceil, format = math.floor, math.ceil, string.format
  math.floor = function(x) return floor(x) + 0.0 end
  math.ceil = function(x) return ceil(x) + 0.0 end
  math.pow = function(x, y) return x ^ y end
  math.mod = math.fmod
  table.getn = function(t) return #t end
  string.format = function(text, ...) return format((text:gsub('%%(%-?0?%d*)[di]', '%%%1.0f')), ...) end
  setmetatable(_G, {
    __index = function(_, name)
      error("Script attempted to access nonexistent global variable '" .. tostring(name) .. "'", 2)
    end,
    __newindex = function() error('Attempt to modify a readonly table', 2) end,
  })`

export { fengari }
