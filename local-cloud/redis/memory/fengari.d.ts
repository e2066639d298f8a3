// Fengari ships no types; this is the part of Lua's C API that is used here.

interface LuaState {
  readonly isLuaState: unique symbol
}

type LuaString = Uint8Array

declare module 'fengari' {
  interface Fengari {
    to_luastring(text: string): LuaString
    lua: {
      LUA_OK: number
      LUA_REGISTRYINDEX: number
      LUA_TBOOLEAN: number
      LUA_TLIGHTUSERDATA: number
      LUA_TNIL: number
      LUA_TNUMBER: number
      LUA_TSTRING: number
      LUA_TTABLE: number
      lua_checkstack(L: LuaState, size: number): boolean
      lua_createtable(L: LuaState, items: number, fields: number): void
      lua_error(L: LuaState): number
      lua_getfield(L: LuaState, index: number, name: LuaString): number
      lua_gettop(L: LuaState): number
      lua_next(L: LuaState, index: number): number
      lua_pcall(L: LuaState, args: number, results: number, handler: number): number
      lua_pop(L: LuaState, count: number): void
      lua_pushboolean(L: LuaState, value: boolean): void
      lua_pushjsfunction(L: LuaState, body: (L: LuaState) => number): void
      lua_pushlightuserdata(L: LuaState, value: unknown): void
      lua_pushnil(L: LuaState): void
      lua_pushnumber(L: LuaState, value: number): void
      lua_pushstring(L: LuaState, text: LuaString): void
      lua_pushvalue(L: LuaState, index: number): void
      lua_rawgeti(L: LuaState, index: number, item: number): number
      lua_rawseti(L: LuaState, index: number, item: number): void
      lua_setfield(L: LuaState, index: number, name: LuaString): void
      lua_setglobal(L: LuaState, name: LuaString): void
      lua_settop(L: LuaState, index: number): void
      lua_toboolean(L: LuaState, index: number): boolean
      lua_tojsstring(L: LuaState, index: number): string
      lua_tonumber(L: LuaState, index: number): number
      lua_type(L: LuaState, index: number): number
    }
    lauxlib: {
      luaL_loadbuffer(L: LuaState, code: LuaString, size: null, name: LuaString): number
      luaL_newstate(): LuaState
      luaL_ref(L: LuaState, table: number): number
      luaL_requiref(L: LuaState, name: LuaString, open: (L: LuaState) => number, global: boolean): void
    }
    lualib: {
      luaopen_base(L: LuaState): number
      luaopen_math(L: LuaState): number
      luaopen_string(L: LuaState): number
      luaopen_table(L: LuaState): number
    }
  }
  const fengari: Fengari
  export default fengari
}

declare module 'fengari/src/lobject.js' {
  interface LuaNumber {
    value: number
    ttisinteger(): boolean
    setfltvalue(value: number): void
  }
  interface Objects {
    luaO_str2num(text: LuaString, into: LuaNumber): number
  }
  const objects: Objects
  export default objects
}
